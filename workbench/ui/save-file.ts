/** Hands a text, or the bytes of another program's file, to the user as a file. */
export function saveFile(name: string, content: string | Uint8Array, type: string): void {
  const isText = typeof content === 'string';
  const part = isText ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part], { type: isText ? `${type};charset=utf-8` : type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
