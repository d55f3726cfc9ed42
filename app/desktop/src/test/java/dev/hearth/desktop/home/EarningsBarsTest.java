package dev.hearth.desktop.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.EarningsDay;
import dev.hearth.protocol.Wei;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarningsBarsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void everyDayHasABarAndEveryDeviceAPart() {
    EarningsBars bars =
        EarningsBars.of(
            List.of(
                day("2026-03-01", "gpu", 5),
                day("2026-03-01", "cpu", 1),
                day("2026-01-31", "gpu", 7),
                day("2026-01-30", "gpu", 100)),
            TODAY);
    assertThat(bars.bars()).hasSize(30);
    assertThat(bars.devices()).containsExactly("cpu", "gpu");
    assertThat(bars.bars().getFirst())
        .isEqualTo(new EarningsBars.Bar(LocalDate.of(2026, 1, 31), List.of(Wei.ZERO, wei(7))));
    assertThat(bars.bars().getLast().parts()).containsExactly(wei(1), wei(5));
    assertThat(bars.most()).isEqualTo(wei(7));
    assertThat(bars.sum()).isEqualTo(wei(13));
  }

  @Test
  void nothingEarnedIsThirtyEmptyDays() {
    EarningsBars bars = EarningsBars.of(List.of(), TODAY);
    assertThat(bars.bars()).hasSize(30).allMatch(bar -> bar.sum().isZero());
    assertThat(bars.most()).isEqualTo(Wei.ZERO);
  }

  private static EarningsDay day(String date, String device, long amount) {
    return new EarningsDay(date, device, wei(amount));
  }

  private static Wei wei(long amount) {
    return Wei.parse(Long.toString(amount));
  }
}
