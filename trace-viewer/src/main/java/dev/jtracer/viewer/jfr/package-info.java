/** Reads the bytes of a recording into columns and knows no meaning. */
@NullMarked
package dev.jtracer.viewer.jfr;

import org.jspecify.annotations.NullMarked;
