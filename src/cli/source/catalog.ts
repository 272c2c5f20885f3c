/** The catalogue under which a source is found. */
export const SOURCE_CATALOG = 'src';
