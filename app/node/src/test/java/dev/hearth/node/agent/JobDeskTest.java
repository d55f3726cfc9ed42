package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.Denomination;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.submit.Payment;
import dev.hearth.protocol.Address;
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

  @Test
  void aTokenInWhichNoStakeCouldBeNamedIsRefused() {
    Address token = Address.ofHex("0x" + "7".repeat(40));
    Denomination most = new Denomination(token, "PLN", 36);
    assertThat(JobDesk.payable(most)).isEqualTo(most);
    assertThatThrownBy(() -> JobDesk.payable(new Denomination(token, "PLN", 37)))
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo("TOKEN-UNKNOWN"))
        .hasMessageContaining("37 decimal places");
  }
}
