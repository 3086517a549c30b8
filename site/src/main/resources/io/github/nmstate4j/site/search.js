// The search of the site, without the page: a section is [address, title, heading, text, weight].

/** Words apart by one space, in small letters, with a space before the first. */
function normalized(text) {
  return ' ' + text.toLowerCase().replace(/[^a-z0-9\u00c0-\u024f]+/g, ' ').trim();
}

function occurrences(text, word) {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0 && count < 5; at = text.indexOf(word, at + 1)) count++;
  return count;
}

/** Whole words count double. */
function named(name, word, weight) {
  if ((name + ' ').includes(' ' + word + ' ')) return weight * 2;
  return name.includes(' ' + word) ? weight : 0;
}

/** How well one word fits: in the title or the heading above the text, whole words above beginnings. 0 when it is nowhere. */
function fit(prepared, word) {
  const count = occurrences(prepared.text, ' ' + word);
  const text = count > 0 ? count + named(prepared.text, word, 2) : 0;
  return named(prepared.title, word, 6) + named(prepared.heading, word, 8) + text;
}

/** What stands at the beginning of a page has no heading but the title. */
function prepare(sections) {
  return sections.map((section) => ({
    section,
    title: normalized(section[1]),
    heading: normalized(section[2] || section[1]),
    text: normalized(section[3]),
  }));
}

/** 0 when one of the words is nowhere. */
function scored(prepared, words) {
  const fits = words.map((word) => fit(prepared, word));
  if (fits.includes(0)) return 0;
  return fits.reduce((sum, one) => sum + one, 0) * prepared.section[4];
}

/** The sections that have every word of the query, or words that begin with it; the best first. */
function find(prepared, query, limit) {
  const words = normalized(query).trim().split(' ').filter((word) => word);
  if (words.length === 0) return [];
  return prepared
    .map((each) => ({ section: each.section, score: scored(each, words) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((each) => each.section);
}

/** The part of a text around the first of the words: at most about 150 characters. */
function excerpt(text, query) {
  const word = normalized(query).trim().split(' ')[0];
  const at = Math.max(0, text.toLowerCase().indexOf(word));
  let from = Math.max(0, at - 50);
  if (from > 0) from = text.indexOf(' ', from) + 1;
  const part = text.substring(from, from + 150);
  return (from > 0 ? '… ' : '') + part + (from + 150 < text.length ? ' …' : '');
}
