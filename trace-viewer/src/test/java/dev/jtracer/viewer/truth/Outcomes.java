package dev.jtracer.viewer.truth;

import dev.jtracer.Task;

/** Five orders: two fail, one of them on another thread than the one that created it. */
final class Outcomes implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Task order = Task.create("order")) {
                truth.spin("spun", 1);
            }
        }
        try (Task order = Task.create("order")) {
            order.fail(new IllegalStateException("out of stock"));
        }
        Task order = Task.createDetached("order");
        truth.thread("ender", () -> {
                    order.fail(new java.io.IOException("payment refused"));
                    order.end();
                })
                .join();
    }
}
