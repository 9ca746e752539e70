/**
 * A small shop on Undertow, instrumented with tasks and regions, with its trace pages mounted under {@code /debug/}.
 *
 * <p>Read {@link dev.jtracer.examples.shop.Search} first: one request on one thread. Then
 * {@link dev.jtracer.examples.shop.Checkout}: one request whose pieces run on three pools, with child tasks. What makes
 * some of them slow is in {@link dev.jtracer.examples.shop.PriceTable}: once a second a task holds its monitor while it
 * reads from a slow downstream.
 *
 * <p>The downstreams and the customers run in a process of their own, in package {@code world}.
 */
@NullMarked
package dev.jtracer.examples.shop;

import org.jspecify.annotations.NullMarked;
