package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.model.ThreadState;

/** The states as people call them, the same words as on the pages. */
final class StateWords {

    private StateWords() {}

    static String of(ThreadState state) {
        return switch (state) {
            case RUNNING -> "Running";
            case RUNNABLE -> "Runnable";
            case BLOCKED -> "Blocked";
            case WAITING -> "Waiting";
            case PARKED -> "Parked";
            case IDLE -> "Idle";
            case SLEEPING -> "Sleeping";
            case SOCKET -> "Socket";
            case FILE -> "File";
            case QUEUE -> "Queue";
            case NATIVE_WAIT -> "Native wait";
            case PINNED -> "Pinned";
            case GC -> "GC or safepoint";
            case SAFEPOINT -> "Safepoint";
            case UNKNOWN -> "Unknown";
        };
    }
}
