package dev.incidentscribe.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.figure.Labels.Label;
import dev.incidentscribe.figure.Labels.Placed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where labels stand.
class LabelsTest {
    @Test
    void whatIsFarApartStandsInOneRow() {
        List<Placed> placed = Labels.place(List.of(label(0, 80), label(200, 80), label(400, 80)), 0, 600);

        assertThat(placed).extracting(Placed::row).containsOnly(0);
    }

    @Test
    void nearTheEdgeTheTextStandsBeforeItsPoint() {
        List<Placed> placed = Labels.place(List.of(label(590, 80)), 0, 600);

        assertThat(placed.getFirst().left()).isEqualTo(510);
    }

    @Test
    void ofTwoNeighborsTheLeftOneStandsHigherSoThatItsLineCrossesNoText() {
        List<Placed> placed = Labels.place(List.of(label(100, 80), label(120, 80)), 0, 600);

        assertThat(placed)
                .filteredOn(it -> it.label().x() == 100)
                .extracting(Placed::row)
                .containsExactly(1);
        assertThat(placed)
                .filteredOn(it -> it.label().x() == 120)
                .extracting(Placed::row)
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noTextLiesOnAnotherAndNoneLeavesThePicture(long seed) {
        List<Label> labels =
                new Random(seed).doubles(6, 0, 600).mapToObj(x -> label(x, 110)).toList();

        List<Placed> placed = Labels.place(labels, 0, 600);

        assertThat(placed).hasSize(6).allSatisfy(it -> {
            assertThat(it.left()).isBetween(0.0, 490.0);
            assertThat(placed)
                    .filteredOn(other -> !other.equals(it) && other.row() == it.row())
                    .allSatisfy(other ->
                            assertThat(Math.abs(other.left() - it.left())).isGreaterThanOrEqualTo(110));
        });
    }

    private static Label label(double x, double width) {
        return new Label(x, width, "Detected 09:01");
    }
}
