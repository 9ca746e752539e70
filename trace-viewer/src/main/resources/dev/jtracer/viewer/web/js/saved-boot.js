/*
 * The script of a saved page, in the file itself: unpacks what the file holds and starts the viewer from that. Nothing is asked of
 * anybody. The parts are packed as one: for each the lengths of its name and of its bytes, then these. A module's imports name
 * parts, and come before it; they are known to the browser as blobs, whose names are put in their place.
 */
(async () => {
  const text = atob(document.getElementById('saved').textContent);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const buffer = await new Response(unpacked).arrayBuffer();
  const lengths = new DataView(buffer);
  const decoder = new TextDecoder();
  const parts = new Map();
  const modules = new Map();
  for (let at = 0; at < buffer.byteLength; ) {
    const name = at + 8;
    const bytes = name + lengths.getUint32(at);
    const end = bytes + lengths.getUint32(at + 4);
    parts.set(decoder.decode(new Uint8Array(buffer, name, bytes - name)), new Uint8Array(buffer, bytes, end - bytes));
    at = end;
  }
  globalThis.jtracerSaved = parts;
  for (const [name, bytes] of parts) {
    if (!name.startsWith('module ')) continue;
    const source = decoder.decode(bytes).replace(/(["'])module ([^"']+)\1/g, (_, quote, imported) => `${quote}${modules.get(imported)}${quote}`);
    modules.set(name.slice(7), URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  }
  await import(modules.get('js/app.js'));
})().catch(() => {
  document.querySelector('app-frame').textContent = 'This page needs a browser of 2023 or later.';
});
