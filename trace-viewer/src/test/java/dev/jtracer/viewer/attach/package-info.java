/**
 * The {@code record} command on real processes: JVMs of 17 and 25, recorded from 17 and 25, and programs of other people.
 */
@NullMarked
package dev.jtracer.viewer.attach;

import org.jspecify.annotations.NullMarked;
