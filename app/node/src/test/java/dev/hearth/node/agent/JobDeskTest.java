package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.submit.Payment;
import org.junit.jupiter.api.Test;

class JobDeskTest {
  @Test
  void aPaymentUnderWayIsNotCalledNothing() {
    RpcException waiting = JobDesk.notFunded(new Payment.Unconfirmed("It is still waiting."));
    RpcException refused = JobDesk.notFunded(new Payment.NotDone("The account is empty."));
    assertThat(waiting.code()).isEqualTo(refused.code()).isEqualTo("JOB-NOT-FUNDED");
    assertThat(waiting.advice()).contains("do not submit it again").doesNotContain("nothing");
    assertThat(refused.advice()).contains("nothing was paid");
  }
}
