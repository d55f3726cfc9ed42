package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

@Timeout(20)
class BrokenOffPaymentTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Wei AMOUNT = Wei.of(5);
  private static final String NOTHING = "0".repeat(64);

  private final WalletKey payer = WalletKey.generate(RANDOM);
  private final Address token = WalletKey.generate(RANDOM).address();
  private final Address escrow = WalletKey.generate(RANDOM).address();
  private final List<Call> sent = new ArrayList<>();

  /** The chain breaks down between what allows it to take a token and what has it do so. */
  @Test
  void whatTheEscrowIsNotToldToTakeItMayNotTake() throws IOException {
    InstantSource clock = InstantSource.system();
    Wei plenty = Wei.parse("1" + "0".repeat(18));
    Genesis genesis = Genesis.practice(clock, Map.of(payer.address(), plenty));
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        Chain chain =
            Chain.over(
                new Faulty(new PracticeService(practice), this::answer), Patience.PRACTICE)) {
      Instant deadline = chain.time().plusSeconds(3600);
      assertThatThrownBy(
              () ->
                  Escrow.at(chain, escrow)
                      .fund(payer, Hash.ZERO, payer.address(), deadline, token, AMOUNT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("overloaded");
    }
    assertThat(sent).map(call -> call.to().orElseThrow()).containsExactly(token, token);
    assertThat(sent.getFirst().data().toString()).doesNotEndWith(NOTHING);
    assertThat(sent.getLast().data().toString()).endsWith(NOTHING);
  }

  /** For the token it says what was allowed last; what would be asked of the escrow it does not. */
  private Object answer(Request<?, ?> request, int time) {
    return switch (request.getMethod()) {
      case "eth_sendRawTransaction" -> {
        String raw = (String) request.getParams().getFirst();
        sent.add(new SignedTransaction(Bytes.ofHex(raw)).content().call());
        yield null;
      }
      case "eth_call" -> "0x" + (sent.isEmpty() ? NOTHING : allowed(sent.getLast()));
      case "eth_estimateGas" -> time == 2 ? new Response.Error(-32000, "overloaded") : null;
      default -> null;
    };
  }

  private static String allowed(Call approval) {
    String data = approval.data().toString();
    return data.substring(data.length() - NOTHING.length());
  }
}
