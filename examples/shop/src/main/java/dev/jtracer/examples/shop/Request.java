package dev.jtracer.examples.shop;

import dev.jtracer.Task;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * An HTTP request on its way through the shop's pools, and the task that is its whole life: from its arrival on the
 * I/O thread, through the queues, until the answer is handed back.
 */
record Request(HttpServerExchange exchange, Task task) {

    /** A piece of the work. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** Begins the task. It is detached: no thread of the shop has it as its own, each works on it for a while. */
    static Request begin(HttpServerExchange exchange, String type) {
        return new Request(exchange, Task.createDetached(type));
    }

    /** Runs the next piece on a pool. A piece that throws, or finds the queue full, is the end of the request. */
    void runOn(Executor pool, Step step) {
        Runnable piece = task.wrap(() -> {
            try {
                step.run();
            } catch (Exception e) {
                fail(StatusCodes.INTERNAL_SERVER_ERROR, e);
            }
        });
        try {
            pool.execute(piece);
        } catch (RejectedExecutionException e) {
            fail(StatusCodes.SERVICE_UNAVAILABLE, e);
        }
    }

    /** Ends the task and sends the answer. */
    void answer(byte[] page) {
        task.end();
        exchange.getResponseSender().send(ByteBuffer.wrap(page));
    }

    private void fail(int status, Exception reason) {
        task.fail(reason);
        task.end();
        exchange.setStatusCode(status);
        exchange.getResponseSender().send(reason + "\n", StandardCharsets.UTF_8);
    }
}
