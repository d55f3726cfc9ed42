package dev.hearth.host.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private final ManualTimers timers = new ManualTimers();
  private final AtomicInteger fired = new AtomicInteger();
  private final Expiry expiry = new Expiry(timers, Duration.ofSeconds(10), fired::incrementAndGet);

  @BeforeEach
  void start() {
    expiry.start();
  }

  private void after(int seconds, int times) {
    timers.advance(Duration.ofSeconds(seconds));
    assertThat(fired).hasValue(times);
  }

  @Test
  void firesOnceWhenIdle() {
    after(9, 0);
    after(1, 1);
    after(100, 1);
  }

  @Test
  void touchingPutsItOff() {
    after(9, 0);
    expiry.touch();
    after(9, 0);
    after(1, 1);
  }

  @Test
  void aDeadlineHoldsHoweverBusy() {
    expiry.deadline(Duration.ofSeconds(12));
    after(8, 0);
    expiry.touch();
    after(4, 1);
  }

  @Test
  void aNewDeadlineReplacesTheOld() {
    expiry.idleLimit(Duration.ofDays(36_500));
    expiry.deadline(Duration.ofSeconds(5));
    after(4, 0);
    expiry.deadline(Duration.ofDays(36_500));
    after(1000, 0);
  }

  @Test
  void aCancelledOneNeverFires() {
    expiry.cancel();
    expiry.deadline(Duration.ZERO);
    after(100, 0);
  }
}
