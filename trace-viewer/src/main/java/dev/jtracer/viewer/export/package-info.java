/**
 * Views of a recording as files that stand alone.
 *
 * <p>A {@linkplain dev.jtracer.viewer.export.SavedPage saved page} is one HTML file: the viewer's own page with its styles, the
 * modules it needs and the answers it shows. It opens from a disk, asks nothing of anybody and cannot change anything. This package
 * puts one together and knows neither the queries nor the server; {@code server} says what goes in.
 *
 * <pre>
 *   head      policy, title, styles                    text
 *   parts     gzip, then base64:
 *               module lib/lit/index.js                the imported before the importer
 *               ...
 *               recording                              answers, named by the query and its parameters
 *               tiles&amp;level=21&amp;tile=0
 *               about                                  which view this is, who saved it and when
 *   script    unpacks the parts and imports js/app.js  saved-boot.js
 * </pre>
 *
 * <p>Names in a recording are text that others chose. They are in the parts, where base64 leaves nothing that could end an
 * element, and in the title, which is escaped. The page's policy lets no other script run than its two own and what these
 * unpacked, and nothing be fetched.
 */
@NullMarked
package dev.jtracer.viewer.export;

import org.jspecify.annotations.NullMarked;
