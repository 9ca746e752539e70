/**
 * Questions to a trace: pure functions from a trace and a request to a result.
 *
 * <p>Requests and results are records. A request is checked where it is made, so that a query never has to. A result is
 * what the JSON of the pages and of the command line is made of: its field names are a contract. Durations are {@code
 * long} nanoseconds and called {@code ...Nanos}; moments are nanoseconds from the trace's start and called {@code ...Ns}.
 *
 * <p>Queries hold no state and may run on any thread, several at once. What each costs stands in its Javadoc, in terms of
 * the columns it walks; nothing is computed in advance and nothing is cached here. Those that walk all samples or all regions
 * can be watched and cancelled through a {@link dev.jtracer.viewer.query.Progress}. An answer has an end however much there is:
 * lists are pages or say what they leave out, and a {@link dev.jtracer.viewer.query.FlameGraph} folds what it has no room for.
 *
 * <p>What a busy thread did over a long time is asked of sums that are there: {@link dev.jtracer.viewer.query.LaneTime}.
 *
 * <h2>What counts</h2>
 *
 * <p>A task <em>counts</em> if it ended inside the recording, with its full duration even if it began before. A task that
 * was still open when the recording ended is reported beside, as open, and is in no total, mean, percentile or histogram.
 *
 * <h2>Percentiles</h2>
 *
 * <p>The p-th percentile of n durations is the nearest rank: the smallest duration such that at least p % of all are no
 * longer, that is the one at place ⌈p·n/100⌉ in ascending order. It is read from an {@link
 * dev.jtracer.viewer.query.Distribution HdrHistogram with three significant digits} and may be up to 0.1 % above the exact
 * one. Count, total, mean, min and max are exact.
 */
@NullMarked
package dev.jtracer.viewer.query;

import org.jspecify.annotations.NullMarked;
