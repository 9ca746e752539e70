/** Where a runtime registers to see tasks while they run: {@link dev.jtracer.spi.TracerRuntime}. JDK types only. */
package dev.jtracer.spi;
