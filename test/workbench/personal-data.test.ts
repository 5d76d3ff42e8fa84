import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../workbench/state/json.ts';
import { findPersonalPlaces, findPersonalTraces } from '../../workbench/state/personal-data.ts';

const kindsOf = (text: string) => findPersonalTraces(text).map(({ kind }) => kind);

describe('text that may tell of a real person is noticed', () => {
  test.each([
    ['090-1234-5678 に電話', 'phone'],
    ['０９０－１２３４－５６７８', 'phone'],
    ['09012345678', 'phone'],
    ['03 1234 5678', 'phone'],
    ['(03)1234-5678', 'phone'],
    ['自宅 0263-12-3456', 'phone'],
    ['+81 90-1234-5678', 'phone'],
    ['〒100-0001', 'postalCode'],
    ['〒1000001', 'postalCode'],
    ['郵便 154-0017', 'postalCode'],
    ['taro.yamada@example.co.jp', 'mail'],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'mail'],
    ['LINE IDはhanakochan', 'lineId'],
    ['LINE ID: taro_2010', 'lineId'],
    ['山田太郎様', 'name'],
    ['山田 太郎さん', 'name'],
    ['佐藤さん', 'name'],
    ['中村和夫さん', 'name'],
    ['木村さん', 'name'],
    ['土屋直人くん', 'name'],
    ['鈴木花子ちゃん', 'name'],
    ['高橋健一様より', 'name'],
    ['田中君の件', 'name'],
    ['氏名：山田太郎', 'name'],
    ['Mr. John Smith', 'name'],
    ['世田谷4丁目', 'address'],
    ['三丁目の角', 'address'],
    ['松本市大手3番地', 'address'],
    ['世田谷区世田谷4-21-27', 'address'],
    ['大津市御陵町3-1', 'address'],
    ['マイナンバーは 123456789012', 'individualNumber'],
    ['1234 5678 9018', 'individualNumber'],
    ['123456789018', 'individualNumber'],
    ['生年月日 2010年4月1日', 'birthDate'],
    ['平成22年4月1日生まれ', 'birthDate'],
    ['H22.4.1生', 'birthDate'],
    ['date of birth: 2010-04-01', 'birthDate'],
  ])('%s', (text, kind) => {
    expect(kindsOf(text)).toEqual([kind]);
  });

  test('several kinds in one sentence are all told, each once', () => {
    expect(kindsOf('山田太郎さん 090-1234-5678、山田太郎さん、taro@example.jp').sort()).toEqual([
      'mail',
      'name',
      'phone',
    ]);
  });
});

describe('published figures, years, rules and words of the field are let be', () => {
  test.each([
    '総アクセス 11,223件、対応 9,960件（88.7%）',
    '令和3年度（2021年4月1日〜2022年3月31日）',
    '2021-04-01',
    '20171012',
    '202104011230',
    '平日 09:00-23:00、休日 9時から17時',
    '1003-4444 点',
    '1000–4444',
    '640-1000件',
    '0.887',
    '児童相談所虐待対応ダイヤル 189、110番、119番',
    '相談専用 0120-189-783',
    'お母さん、お父さん、お子さん、親御さん、息子さんと娘さん',
    '保護者様、相談者様、皆様、患者さん、看護師さん、係長さん、学校さん',
    '弁護士さん、学生さん、保育園さん、本人さん、相談室さん、市町村さん',
    '同様に、多様な、仕様、模様、様々な様子、様式、外国と同様',
    '赤ちゃんが泣いている',
    '二十日間の参加、たくさん、生産',
    '氏名は任意です',
    '氏名：不明',
    '名前は聞かない',
    'LINE の相談、LINE ID は求めない',
    'LINE ID: required',
    '市区町村 1741 のうち 2-3 割',
    '5 / 7 / 4 人、4-44 点',
    'tokyo-line-fy2021: 実施概要 3-1',
    'c0dad2a368f54b3bf5f67c80b2edf3e82fc7478727090c4a5f17976c6d883741',
    'ASKBB5CXLKBBUOOB01M',
    'seen injury on an infant is never left to the next working day',
    '3番目の規則、2番手、窓口4番',
    '18歳未満、0歳から5歳、10〜15分',
  ])('%s', (text) => {
    expect(findPersonalTraces(text)).toEqual([]);
  });

  test('nothing in the packs that come along is taken for a person', () => {
    const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json'));
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) =>
      findPersonalPlaces(file, JSON.parse(readFileSync(folder + file, 'utf8')) as Json),
    );
    expect(found).toEqual([]);
  });
});

test('in a file every text is looked at, names of members too, and the place is told', () => {
  const document = { cases: [{ 'a/b': '佐藤さんの話' }], '090-1234-5678': 1 };
  expect(findPersonalPlaces('cases/one.json', document)).toEqual([
    { kind: 'name', text: '佐藤さん', file: 'cases/one.json', pointer: '/cases/0/a~1b' },
    { kind: 'phone', text: '090-1234-5678', file: 'cases/one.json', pointer: '/090-1234-5678' },
  ]);
});

test('a long text without end is read in a moment, not for ever', () => {
  const long = '市'.repeat(20_000) + '0'.repeat(20_000) + 'a'.repeat(20_000);
  expect(findPersonalTraces(long)).toEqual([]);
});
