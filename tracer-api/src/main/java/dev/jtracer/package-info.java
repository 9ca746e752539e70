/**
 * Tasks, regions and logs: what a program says about its work, so that a recording of it can say why the work took as long as it did.
 *
 * <p>This page is the manual. Its running example is a shop in which customers check out.
 *
 * <h2>Task</h2>
 *
 * <p>A task is a logical operation with a beginning, an end and an outcome, like one customer's checkout. It has a <i>type</i>, which comes
 * from a small set ({@code checkout}, {@code refresh prices}), an id, and a parent: the task that was current when it was made.
 *
 * <pre>{@code
 * try (Task task = Task.create("checkout")) {
 *     inventory.reserve(order);
 *     payment.charge(order);
 * }
 * }</pre>
 *
 * <p>A task lasts to its first {@link dev.jtracer.Task#end end}. It ends well unless {@link dev.jtracer.Task#fail fail} was called before:
 *
 * <pre>{@code
 * try (Task task = Task.create("checkout")) {
 *     try {
 *         payment.charge(order);
 *     } catch (PaymentException e) {
 *         task.fail(e);
 *         throw e;
 *     }
 * }
 * }</pre>
 *
 * <h2>Region</h2>
 *
 * <p>A region is a named interval on one thread, like reserving the items of an order. Regions nest, and belong to the innermost task that
 * is current on their thread when they begin; without a task they belong to the thread alone.
 *
 * <pre>{@code
 * Region.with("reserve", () -> inventory.reserve(order));
 * Receipt receipt = Region.with("charge", () -> payment.charge(order));
 * try (Region region = Region.begin("ship")) {
 *     shipping.ship(order, receipt);
 * }
 * }</pre>
 *
 * <h2>Log and tag</h2>
 *
 * <p>A log is an instant with a category and a message on the current task and thread. A tag is a value that belongs to the whole task. Ids
 * and other values go here and never into a type: a type for every order would make a thousand types of one task each.
 *
 * <pre>{@code
 * try (Task task = Task.create("checkout")) {
 *     Trace.tag("order", order.id());
 *     Trace.log("payment", "card declined, trying the other one");
 * }
 * }</pre>
 *
 * <h2>Threads</h2>
 *
 * <p>A <i>scope</i> is a stay of one thread in a task: {@link dev.jtracer.Task#create create} opens one on its own thread, and every piece
 * of the task's work that runs elsewhere opens another. Only what is wrapped is carried to other threads, nothing is inherited by accident;
 * regions are never carried.
 *
 * <pre>{@code
 * try (Task task = Task.create("checkout")) {
 *     executor.submit(task.wrap(() -> shipping.ship(order, receipt)));
 *     ExecutorService carrying = Task.propagating(executor);
 *     Future<Receipt> charged = carrying.submit(() -> payment.charge(order));
 * }
 * }</pre>
 *
 * <p><i>Queue time</i> is how long a piece waited for a thread: from {@code execute} or {@code submit} on a propagating executor, else from
 * {@code wrap} to the first run. Later runs of the same wrapper have none, nor have scheduled delays.
 *
 * <p>A task that is no one thread's is made <i>detached</i>: current nowhere, until any thread runs a piece of it, and ended by any.
 *
 * <pre>{@code
 * Task job = Task.createDetached("reindex");
 * executor.execute(job.wrap(() -> {
 *     inventory.reindex();
 *     job.end();
 * }));
 * }</pre>
 *
 * <p>All of this is the same on virtual threads.
 *
 * <h2>When it costs what</h2>
 *
 * <table>
 * <caption>Three modes</caption>
 * <tr><th>mode</th><th>when</th><th>a region</th><th>a task</th></tr>
 * <tr><td>off</td><td>no runtime is installed, nothing records our events</td><td>the bare call</td><td>a shared one that does nothing, for
 * its whole life</td></tr>
 * <tr><td>live</td><td>a runtime is installed ({@link dev.jtracer.Trace#install})</td><td>push and pop on the thread's own stack, no clock,
 * no allocation</td><td>is listed among the open ones, and its latency is counted</td></tr>
 * <tr><td>recording</td><td>a JFR recording takes our events, whoever started it</td><td>one event</td><td>two events: the task and its
 * scope</td></tr>
 * </table>
 *
 * <p>What began live and ends in a recording is in it, with its true begin if it is a task or a scope; a region's begin is not known then,
 * it is set to a second before the recording. What is still open when a recording ends is in it too. What began while tracing was off stays
 * invisible.
 *
 * <h2>Mistakes</h2>
 *
 * <p>Nothing here throws into the program or changes its result. A missing name, a second end, a close on another thread, in the wrong order
 * or not at all are repaired and counted ({@link dev.jtracer.Trace#misuses}), and with {@code -Djtracer.strict=true} reported on standard
 * error: each kind of mistake once for each type, with the place where it was made and the place where the task or region began. Names are
 * cut at 256 characters, messages and values at 4,096.
 */
package dev.jtracer;
