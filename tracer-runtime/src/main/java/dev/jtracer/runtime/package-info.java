/** Recording in the live process: captures, their settings, snapshots and limits, and live task latency. */
@NullMarked
package dev.jtracer.runtime;

import org.jspecify.annotations.NullMarked;
