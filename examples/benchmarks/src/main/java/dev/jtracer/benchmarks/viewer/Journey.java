package dev.jtracer.benchmarks.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** One way over the timeline, a step a frame, as a wheel would make it. */
enum Journey {
    /** From the whole recording to a two-thousandth of it. */
    ZOOM_IN("zoom in", 90, "{ctrlKey: true, deltaY: -38}"),
    /** To later, a third of a window a second. */
    PAN("pan", 180, "{shiftKey: true, deltaY: 7}"),
    /** To later, three windows a second. */
    PAN_FAST("pan fast", 180, "{shiftKey: true, deltaY: 60}"),
    /** Down the lanes. */
    SCROLL("scroll lanes", 180, "{deltaY: 45}"),
    /** Back to the whole recording. */
    ZOOM_OUT("zoom out", 90, "{ctrlKey: true, deltaY: 38}");

    /** The window is stopped so often, to see how long it takes until it is sharp. */
    private static final int STOPS = 3;

    private static final String STEP = """
            async ({frames}) => {
              const canvas = document.querySelector('.stage canvas');
              const timeline = document.querySelector('timeline-page').canvas;
              const box = canvas.getBoundingClientRect();
              const at = {clientX: box.left + 168 + (box.width - 168) * 0.6, clientY: box.top + box.height * 0.7, bubbles: true, cancelable: true};
              const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
              for (let i = 0; i < frames; i++) {
                await frame();
                canvas.dispatchEvent(new WheelEvent('wheel', {...at, ...WHEEL}));
              }
              const stopped = performance.now();
              while (!timeline.isSharp()) {
                await frame();
                if (performance.now() - stopped > 20000) return -1;
              }
              return performance.now() - stopped;
            }
            """;

    private final String title;
    private final int frames;
    private final String wheel;

    Journey(String title, int frames, String wheel) {
        this.title = title;
        this.frames = frames;
        this.wheel = wheel;
    }

    Cost on(Browser browser, Page page) {
        double[] sharp = new double[STOPS];
        browser.startTracing(page, new Browser.StartTracingOptions().setCategories(List.of("devtools.timeline", "v8")));
        for (int stop = 0; stop < STOPS; stop++) {
            Object millis = page.evaluate(STEP.replace("WHEEL", wheel), Map.of("frames", frames / STOPS));
            sharp[stop] = ((Number) millis).doubleValue();
        }
        byte[] trace = browser.stopTracing();
        return new Cost(
                title,
                FrameTimes.millis(trace, FrameTimes.Clock.WALL),
                FrameTimes.millis(trace, FrameTimes.Clock.CPU),
                sharp);
    }

    /** What a journey cost. */
    static final class Cost {
        final String title;

        /** Milliseconds of script of each frame, by the clock. */
        final double[] scripts;

        /** The same in processor time. */
        final double[] cpu;

        /** Milliseconds until everything in sight was sharp, after each stop; -1 if it never was. */
        final double[] sharp;

        Cost(String title, double[] scripts, double[] cpu, double[] sharp) {
            this.title = title;
            this.scripts = scripts;
            this.cpu = cpu;
            this.sharp = sharp;
        }
    }
}
