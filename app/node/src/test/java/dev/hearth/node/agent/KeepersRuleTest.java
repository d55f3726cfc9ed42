package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.protocol.JobSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepersRuleTest {
  private final JobSpec job = Fixtures.job(Fixtures.key(1));

  @Test
  void onlyWhoWantsDrawnKeepersPassesOverOthers() {
    assertThat(new KeepersRule(Optional.empty(), () -> false).objection(job)).isEmpty();
    assertThat(new KeepersRule(Optional.empty(), () -> true).objection(job).orElseThrow())
        .endsWith("is passed over: no block's hash drew who keeps what is claimed in it.");
  }
}
