package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;

/** SELFDESTRUCT as of EIP-6780: moves the balance; removes only what this transaction created. */
final class SelfDestruct {
  private SelfDestruct() {}

  static void define(Opcodes table) {
    table.define(0xff, Gas.SELF_DESTRUCT, SelfDestruct::run);
  }

  private static void run(Frame frame) {
    frame.requireWritable();
    Address heir = frame.popAddress();
    Address self = frame.message().self();
    WorldState world = frame.world();
    BigInteger balance = world.balance(self);
    long cold = frame.substate().warm(heir) ? Gas.COLD_ACCOUNT : 0;
    boolean revives = balance.signum() > 0 && world.isEmpty(heir);
    frame.use(cold + (revives ? Gas.NEW_ACCOUNT : 0));
    world.transfer(self, heir, balance);
    if (frame.substate().wasCreated(self)) {
      frame.substate().markDestroyed(self);
      world.setBalance(self, BigInteger.ZERO);
    }
    frame.end(new Outcome.Success(Bytes.EMPTY, frame.gas()));
  }
}
