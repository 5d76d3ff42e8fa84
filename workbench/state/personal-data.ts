import { isObject, type Json } from './json.ts';

/** What a piece of text may tell of a real person. */
export type PersonalKind =
  'phone' | 'postalCode' | 'mail' | 'lineId' | 'name' | 'address' | 'individualNumber' | 'birthDate';

/** A piece of text that looks like personal data. */
export interface PersonalTrace {
  readonly kind: PersonalKind;
  /** The piece itself, full-width letters and digits made narrow. */
  readonly text: string;
}

const hyphens = /[\u2010\u2011\u2012\u2212\uFF0D\u30FC](?=\d)/g;

/** Full-width letters and digits are narrow, and a hyphen before a digit is a plain one, of whichever kind it was typed. */
function straighten(text: string): string {
  return text.normalize('NFKC').replace(hyphens, '-');
}

const kanji = '[\\u4E00-\\u9FFF々]';
const date =
  '(?:(?:明治|大正|昭和|平成|令和)\\s?(?:\\d{1,2}|元)|[MTSHR]\\d{1,2}|(?:19|20)\\d{2})\\s?[年./-]\\s?\\d{1,2}\\s?[月./-]\\s?\\d{1,2}日?';

/** Numbers that anyone may call: they are of services, not of persons. */
const serviceNumber = /^(?:\+81|0)?-?(?:120|570|800)/;

function isPhone(piece: string): boolean {
  const digits = piece.replace(/\D/g, '').length;
  const national = piece.startsWith('+81') ? digits - 1 : digits;
  return national >= 9 && national <= 11 && !serviceNumber.test(piece);
}

/** The check digit of an individual number (Ministry order 85 of 2014, article 5). */
function hasCheckDigit(piece: string): boolean {
  const digits = [...piece.replace(/\D/g, '')].map(Number);
  const sum = digits.slice(0, 11).reduce((total, digit, index) => {
    const place = 11 - index;
    return total + digit * (place <= 6 ? place + 1 : place - 5);
  }, 0);
  const rest = sum % 11;
  return digits[11] === (rest <= 1 ? 0 : 11 - rest);
}

/** Words that go with an honorific and name nobody: kin, roles, bodies, and ends of words that only look like one. */
const nobody = new RegExp(
  `(?:${[
    '[同多仕模異皆奥客神王殿諸親父母兄弟姉妹娘孫嫁婿叔伯祖姑者員師長医官側課係署校所庁局省婦達等班組団会社市区県府都御何誰赤]',
    '息子|双子|里子|養子|女子|男子|親子|子供|家族|患者|旦那|学童',
    '[本他住友恋知大個老理証見]人',
    '[護育祉理養命法]士',
    '[学校先年]生',
    '[育稚学童]園',
    '[談育教務]室',
    '[乳幼園育胎]児',
    '町村|相手方|里方|仕方',
  ].join('|')})$`,
);

function isName(piece: string): boolean {
  const bare = piece.replace(/\s?(?:さん|様|さま|君|くん|ちゃん|氏)$/, '');
  return !nobody.test(bare);
}

const notNamed = /不明|匿名|任意|未記入|未定|非公開|省略|必須|無記名|架空|仮名|なし|同上/;

interface Form {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly isMeant?: (piece: string) => boolean;
}

const forms: readonly Form[] = [
  { kind: 'mail', pattern: /[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi },
  {
    kind: 'lineId',
    pattern:
      /(?:LINE|ライン)\s*(?:の\s*)?(?:ID|アカウント)\s*(?:は\s*@?[a-z0-9._-]{4,20}|[:=]?\s*@?(?=[a-z.]*[\d_-])[a-z0-9._-]{4,20})/gi,
  },
  {
    kind: 'individualNumber',
    pattern: /(?:マイナンバー|個人番号|my\s?number)\D{0,4}\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/gi,
  },
  { kind: 'individualNumber', pattern: /(?<![\w.-])\d{4}([ -])\d{4}\1\d{4}(?![\w.-])/g },
  { kind: 'individualNumber', pattern: /(?<![\w.-])\d{12}(?![\w.-])/g, isMeant: hasCheckDigit },
  {
    kind: 'phone',
    pattern:
      /(?<![\w.,+-])(?:\+81[ -]?\(?0?\)?\d{1,4}[ -]\d{1,4}[ -]\d{3,4}|0\d{1,4}[ -]\d{1,4}[ -]\d{4}|\(0\d{1,4}\)\s?\d{1,4}-\d{4}|0\d{1,4}\(\d{1,4}\)\d{4}|0\d{9,10})(?![\w-]|[.,]\d)/g,
    isMeant: isPhone,
  },
  {
    kind: 'postalCode',
    pattern: /〒\s?\d{3}-?\d{4}|(?<![\w.,-])\d{3}-\d{4}(?![\w-]|[.,]\d|\s?(?:件|人|分|時|年|日|回|円|%|点|席|世帯))/g,
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `(?:\\d{1,3}|[一二三四五六七八九十]{1,3})丁目|\\d{1,5}番地|\\d{1,4}番\\d{1,4}号|[市区町村郡]${kanji}[\\u3041-\\u30FF\\u4E00-\\u9FFF々]{0,10}\\d{1,4}-\\d{1,4}(?:-\\d{1,4})?(?![\\d-])`,
      'g',
    ),
  },
  {
    kind: 'birthDate',
    pattern: new RegExp(
      `(?:生年月日|誕生日|生まれた日|birth\\s?date|date of birth|birthday|DOB|born(?: on)?)\\D{0,6}${date}|${date}\\s?(?:生まれ|うまれ|出生|誕生|生(?!産|活|徒|じ))`,
      'gi',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `${kanji}{1,4}\\s(?!お)[\\u4E00-\\u9FFF々\\u3041-\\u30FF]{1,5}?\\s?(?:さん|様(?![々子式相態])|君|くん|ちゃん|氏)|${kanji}{2,6}\\s?(?:さん(?!か|ざ)|様(?![々子式相態])|君(?![が主])|くん|ちゃん)`,
      'g',
    ),
    isMeant: isName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:氏名|本名|児童名|保護者名|相談者名|お名前)\\s?(?:[:=]|は)\\s?${kanji}{2,6}(?:\\s${kanji}{1,4})?(?=[\\s。、,;)]|$)`,
      'gm',
    ),
    isMeant: (piece) => !notNamed.test(piece),
  },
  { kind: 'name', pattern: /\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?/g },
];

/**
 * Finds what looks like personal data of a real person: a guess by form alone, so that it can be confirmed to be none.
 *
 * @returns each piece once, in order of the forms; empty where there is nothing
 */
export function findPersonalTraces(text: string): readonly PersonalTrace[] {
  const straight = straighten(text);
  const found = new Map<string, PersonalTrace>();
  let rest = straight;
  for (const { kind, pattern, isMeant } of forms) {
    // What one form has taken is no longer there for the next: a grouped individual number is no telephone number too.
    rest = rest.replace(pattern, (piece) => {
      if (isMeant?.(piece) === false) return piece;
      found.set(`${kind} ${piece}`, { kind, text: piece.trim() });
      return '\u0000'.repeat(piece.length);
    });
  }
  return [...found.values()];
}

/** Personal data found in a file, with the place. */
export interface PersonalPlace extends PersonalTrace {
  readonly file: string;
  /** JSON Pointer into the file; empty where the file is no JSON. */
  readonly pointer: string;
}

function* listTexts(value: Json, pointer: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [pointer, value];
  else if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly Json[]).entries())
      yield* listTexts(each, `${pointer}/${String(index)}`);
  } else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) {
      const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      yield [place, name];
      yield* listTexts(each, place);
    }
  }
}

/** Finds what looks like personal data in one JSON document. */
export function findPersonalPlaces(file: string, document: Json): readonly PersonalPlace[] {
  return [...listTexts(document, '')].flatMap(([pointer, text]) =>
    findPersonalTraces(text).map((trace) => ({ ...trace, file, pointer })),
  );
}
