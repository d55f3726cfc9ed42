package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Message.Call;
import dev.hearth.wallet.practice.evm.Message.Creation;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Applies one valid transaction to the world (Yellow Paper, 6). The caller commits or rolls back.
 */
public final class Transition {
  private final WorldState world;
  private final BlockContext block;
  private final Invocation invocation;
  private final Substate substate;

  private Transition(WorldState world, BlockContext block, Invocation invocation) {
    this.world = world;
    this.block = block;
    this.invocation = invocation;
    this.substate = new Substate(world);
  }

  public static Execution apply(WorldState world, BlockContext block, Invocation invocation) {
    return new Transition(world, block, invocation).apply();
  }

  private Execution apply() {
    Address from = invocation.from();
    world.subtract(from, price(invocation.gasLimit()));
    Message message = message();
    warm(message);
    if (message instanceof Call) {
      world.incrementNonce(from);
    }
    Context context = new Context(world, substate, block, from, invocation.gasPrice());
    Outcome outcome = new Evm(context).execute(message);
    long used = gasUsed(outcome);
    settle(used);
    substate.destroyed().forEach(world::delete);
    return new Execution(outcome, used, substate.logs(), created(message));
  }

  private Message message() {
    Address from = invocation.from();
    long gas = invocation.gasLimit() - invocation.intrinsicGas();
    BigInteger value = invocation.value();
    byte[] data = invocation.data();
    return invocation
        .to()
        .<Message>map(to -> new Call(from, to, to, value, true, data, gas, false, 0))
        .orElseGet(
            () ->
                new Creation(
                    from, ContractAddress.created(from, world.nonce(from)), value, data, gas, 0));
  }

  /** What is warm from the start (EIPs 2929, 2930, 3651). */
  private void warm(Message message) {
    substate.warm(invocation.from());
    substate.warm(message.self());
    substate.warm(block.coinbase());
    Precompiles.addresses().forEach(substate::warm);
    for (AccessListEntry entry : invocation.accessList()) {
      substate.warm(entry.address());
      entry.keys().forEach(key -> substate.warm(new Slot(entry.address(), key)));
    }
  }

  private long gasUsed(Outcome outcome) {
    long used = invocation.gasLimit() - outcome.gasLeft();
    return used - Math.min(substate.refund(), used / Gas.MAX_REFUND_QUOTIENT);
  }

  /** Unused gas returns to the sender; the coinbase gets the tip, the base fee burns (EIP-1559). */
  private void settle(long used) {
    world.add(invocation.from(), price(invocation.gasLimit() - used));
    BigInteger tip = invocation.gasPrice().subtract(block.baseFee()).max(BigInteger.ZERO);
    world.add(block.coinbase(), tip.multiply(BigInteger.valueOf(used)));
  }

  private BigInteger price(long gas) {
    return invocation.gasPrice().multiply(BigInteger.valueOf(gas));
  }

  private static Optional<Address> created(Message message) {
    return message instanceof Creation creation ? Optional.of(creation.self()) : Optional.empty();
  }
}
