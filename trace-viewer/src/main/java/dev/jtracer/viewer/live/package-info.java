/**
 * The process the viewer runs in: what it is, its live tasks, its captures.
 *
 * <p>The only package that knows the runtime. What it hands out are records of plain values, which become JSON as they are;
 * the runtime can change behind them.
 */
@NullMarked
package dev.jtracer.viewer.live;

import org.jspecify.annotations.NullMarked;
