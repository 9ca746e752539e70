/**
 * Columns of numbers, which tables are made of: {@link dev.jtracer.viewer.column.PackedColumn}, small and immutable, and plain
 * growing arrays for what is needed for a moment. They know nothing of what their numbers mean.
 */
@NullMarked
package dev.jtracer.viewer.column;

import org.jspecify.annotations.NullMarked;
