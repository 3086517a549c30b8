package io.github.nmstate4j.site;

/// A heading and what stands below it, up to the next heading.
///
/// @param level 1 for the title of the page
/// @param anchor what follows `#` in a link to it, as forges make it of the heading
/// @param text without marks, to be searched
record Section(int level, String heading, String anchor, String text) {}
