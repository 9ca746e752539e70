/**
 * The world around the shop, in a process of its own: the services it calls and the customers who call it.
 *
 * <p>Everything stays on 127.0.0.1 and is bounded: in rate, in requests at a time, and in how long it runs.
 */
@NullMarked
package dev.jtracer.examples.shop.world;

import org.jspecify.annotations.NullMarked;
