package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import org.web3j.protocol.core.Response;

/** Free money and time at will, on chains that offer anvil's methods for it. */
public final class PracticeTools {
  private final Rpc rpc;

  PracticeTools(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Adds to an account's balance out of nothing. Not for concurrent use on one account. */
  public void grant(Address account, Wei amount) throws IOException {
    BigInteger balance = rpc.quantity("eth_getBalance", account.toString(), "latest");
    String raised = "0x" + balance.add(amount.amount()).toString(16);
    rpc.call(Anything.class, "anvil_setBalance", account.toString(), raised);
  }

  /** Makes a block that much later, whole seconds. */
  public void advance(Duration time) throws IOException {
    rpc.call(Anything.class, "evm_increaseTime", time.toSeconds());
    rpc.call(Anything.class, "evm_mine");
  }

  static final class Anything extends Response<Object> {}
}
