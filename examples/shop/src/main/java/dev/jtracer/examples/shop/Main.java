package dev.jtracer.examples.shop;

import dev.jtracer.runtime.Tracer;
import dev.jtracer.runtime.TracerOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Starts the shop, sends it customers, and ends when its time is over. */
public final class Main {
    /** Held here, because the logging system forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = Stream.of("io.undertow", "org.xnio", "org.jboss.threads")
            .map(Logger::getLogger)
            .toList();

    private Main() {}

    /** Takes the options of {@link ShopOptions}. */
    public static void main(String[] arguments) throws InterruptedException {
        ShopOptions options;
        try {
            options = ShopOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(ShopOptions.USAGE);
            System.exit(2);
            return;
        }
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        Tracer.install(TracerOptions.defaults().withProgram("shop-server"));
        try (Outside outside = Outside.start();
                Shop shop = Shop.open(outside, options)) {
            outside.sendCustomers(shop.address(), options);
            System.out.println("open " + shop.address() + "debug/trace?duration=5s");
            System.out.println("The shop has " + options.perSecond() + " customers a second. It closes in "
                    + options.minutes() + " min, or on Ctrl-C.");
            TimeUnit.MINUTES.sleep(options.minutes());
            System.out.println("The " + options.minutes() + " min are over.");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
