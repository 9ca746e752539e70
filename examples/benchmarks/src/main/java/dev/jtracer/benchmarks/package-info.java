/**
 * Benchmarks that print ratios and assert nothing: what the API costs in each mode, beside the bare call, beside a raw event with the
 * same fields, and beside the span of another tracer. Run by {@code examples/bench}.
 */
package dev.jtracer.benchmarks;
