package dev.jtracer.viewer.query;

/** Looks for a text in others, whatever case both are in. */
final class TextMatch {
    /** What {@link #rank} says of a text that does not have it. */
    static final int NONE = 3;

    private final String wanted;
    private final char lower;
    private final char upper;

    /**
     * @param wanted not empty
     */
    TextMatch(String wanted) {
        this.wanted = wanted;
        lower = Character.toLowerCase(wanted.charAt(0));
        upper = Character.toUpperCase(wanted.charAt(0));
    }

    boolean isIn(String text) {
        return indexIn(text, 0) >= 0;
    }

    /** 0 if a text begins with what is looked for, 1 if a word in it does, 2 if it has it somewhere, else {@link #NONE}. */
    int rank(String text) {
        int rank = NONE;
        for (int at = indexIn(text, 0); at >= 0 && rank > 1; at = indexIn(text, at + 1)) {
            rank = Math.min(rank, at == 0 ? 0 : beginsWord(text, at) ? 1 : 2);
        }
        return rank;
    }

    /** A word begins after anything but a letter or digit, and where an upper case letter follows a lower case one. */
    private static boolean beginsWord(String text, int at) {
        char before = text.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                || (Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(before));
    }

    private int indexIn(String text, int from) {
        int last = text.length() - wanted.length();
        for (int at = from; at <= last; at++) {
            char first = text.charAt(at);
            if ((first == lower || first == upper) && text.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
        }
        return -1;
    }
}
