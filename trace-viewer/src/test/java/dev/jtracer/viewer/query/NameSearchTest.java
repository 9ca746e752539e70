package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameSearchTest {
    private final Trace trace = Picture.trace("""
            [                                           0         10        20        E
            http-pricing-1: task 4812 pricing           |-------------------|
            http-pricing-1: scope 4812                  |-------------------|
            http-pricing-1: region repricing task=4812   |--|   |---|
            http-pricing-1: region Pricing task=4812                     |-|
            b: blocked XpriceTable by=http-pricing-1          |----|
            b: log 4812 price-is-high                             x x
            b: log 4812 no-match                                   x
            b: running in=PriceList.reprice<Shop.run                          x
            """);

    private final NameIndex index = NameIndex.of(trace);

    @Test
    void beginningsComeFirstThenWordsThenTheRest() {
        assertThat(search("PRICING"))
                .containsExactly(
                        "taskType pricing 1",
                        "regionType Pricing 1",
                        "thread http-pricing-1 1",
                        "regionType repricing 2");
    }

    @Test
    void everyKindOfNameIsFoundOnce() {
        assertThat(search("price"))
                .containsExactlyInAnyOrder(
                        "class PriceList 1",
                        "method PriceList.reprice 1",
                        "log price-is-high 2",
                        "lock XpriceTable@1 1");
        assertThat(search("run")).contains("method Shop.run 1");
    }

    @Test
    void taskIsFoundByItsId() {
        NameSearch.Result found = NameSearch.of(trace, index, new NameSearch.Request("#4812", Set.of(), 5));

        assertThat(found.found()).containsExactly(new NameSearch.Found("task", "#4812", "pricing", 1, -1, 4812L));
        assertThat(search("4813")).isEmpty();
        assertThat(search("#99999999999999999999")).isEmpty();
    }

    @Test
    void foundLeadsToRows() {
        NameSearch.Found thread = only(EnumSet.of(NameIndex.Kind.THREAD), "http");
        NameSearch.Found log = only(EnumSet.of(NameIndex.Kind.LOG), "high");

        assertThat(thread.row()).isEqualTo(Picture.thread(trace, "http-pricing-1"));
        assertThat(log.taskId()).isEqualTo(4812);
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        NameSearch.Result few = NameSearch.of(trace, index, new NameSearch.Request("pricing", Set.of(), 3));

        assertThat(few.found()).hasSize(3);
        assertThat(few.more()).isEqualTo(1);
        assertThat(few.notSearched()).isZero();
    }

    @Test
    void requestsOutOfRangeAreRefusedWithTheRuleAndTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NameSearch.Request("", Set.of(), 1))
                .withMessage("text must have 1 to 200 characters, had 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NameSearch.Request("x", Set.of(), 0))
                .withMessage("limit must be between 1 and 100, was 0");
    }

    private NameSearch.Found only(Set<NameIndex.Kind> kinds, String text) {
        List<NameSearch.Found> found = NameSearch.of(trace, index, new NameSearch.Request(text, kinds, 10))
                .found();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> search(String text) {
        return NameSearch.of(trace, index, new NameSearch.Request(text, Set.of(), 50)).found().stream()
                .map(found -> found.kind() + " " + found.name() + " " + found.count())
                .toList();
    }
}
