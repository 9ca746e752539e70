/**
 * Commands by name, and finding one of them by a few letters. Free of the DOM.
 *
 * @typedef {object} Command
 * @property {string} name   what it does, beginning with a verb
 * @property {string} [group]  where it belongs: a page's name
 * @property {string} [key]  the key that does the same
 * @property {() => void} run
 */

/**
 * The commands that a text finds, the best first; all of them, as they are, for no text. Each word must be in the name or in
 * the group; a name that begins with the text comes first, then names with words that begin so, then the others.
 *
 * @param {Command[]} commands
 * @param {string} text
 */
export function findCommands(commands, text) {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  return commands
    .map((command, i) => ({ command, i, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ command }) => command);
}

function rankOf({ name, group = '' }, words) {
  const text = name.toLowerCase();
  const all = `${text} ${group.toLowerCase()}`;
  if (!words.every(word => all.includes(word))) return initials(text, words.join('')) ? 3 : undefined;
  if (text.startsWith(words.join(' '))) return 0;
  return words.every(word => beginsAWord(all, word)) ? 1 : 2;
}

const beginsAWord = (text, word) => text.startsWith(word) || text.includes(` ${word}`);

/** `gtt` finds `go to a time`: the first letters of words, in order; words may be left out. */
function initials(text, letters) {
  if (letters.length < 2) return false;
  let at = 0;
  for (const word of text.split(' ')) if (word[0] === letters[at]) at++;
  return at === letters.length;
}

/**
 * The commands behind the keys a page names in its status bar, for pages that do not list commands of their own. Pairs of keys
 * that share words are left with both: `J K`, `slower, faster` are two commands.
 *
 * @param {[string, string][]} keys
 * @param {(key: string) => void} press
 * @returns {Command[]}
 */
export function commandsOfKeys(keys, press) {
  return keys.flatMap(([names, what]) => {
    const single = names.split(' ');
    if (single.some(key => key.includes('–'))) return [];
    const words = what.split(', ');
    return single.map((key, i) => {
      const word = words.length === single.length ? words[i] : what;
      return { name: word.charAt(0).toUpperCase() + word.slice(1), key, run: () => press(key) };
    });
  });
}
