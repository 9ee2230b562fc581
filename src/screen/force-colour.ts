/**
 * Imported before Ink: its colour library looks at the environment once, when it loads. Ink's own styles mark the line's
 * cursor for the painter, so they must come through whatever this terminal can show; the theme decides about colour.
 */
process.env.FORCE_COLOR = '3'
