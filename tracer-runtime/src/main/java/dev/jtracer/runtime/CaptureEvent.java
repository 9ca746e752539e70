package dev.jtracer.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** A capture about itself and its process: once when it begins ({@code at} "begin"), once when it ends, with its duration. */
@Name("jtracer.Capture")
@Label("Capture")
@Category("jtracer")
@Description("What was captured, by which profile, in which JVM")
@StackTrace(false)
final class CaptureEvent extends Event {
    @Label("At")
    @Description("begin or end")
    String at = "";

    @Label("Id")
    String id = "";

    @Label("Program")
    String program = "";

    @Label("Profile")
    String profile = "";

    @Label("Requested Duration")
    @Timespan(Timespan.NANOSECONDS)
    long requestedNanos;

    @Label("Maximum Bytes")
    long maxBytes;

    @Label("Threshold")
    @Description("Shorter waits are not recorded")
    @Timespan(Timespan.NANOSECONDS)
    long thresholdNanos;

    @Label("Wall Clock Start")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long wallStartMillis;

    @Label("End Reason")
    @Description("Why it ended, empty at its beginning")
    String endReason = "";

    @Label("Process Id")
    long pid;

    @Label("JVM Name")
    String jvmName = "";

    @Label("JVM Version")
    String jvmVersion = "";

    @Label("JVM Vendor")
    String jvmVendor = "";

    @Label("Java Version")
    String javaVersion = "";

    @Label("Cores")
    int cores;

    @Label("Garbage Collector")
    String gcName = "";

    @Label("Used Heap")
    long heapUsedBytes;

    @Label("Maximum Heap")
    long heapMaxBytes;

    @Label("Recorded")
    @Description("What the profile records")
    String records = "";
}
