package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Outcome.Halt;
import dev.hearth.wallet.practice.evm.Outcome.Success;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The protocol's own contracts by address. */
final class Precompiles {
  /** Addresses 1 to 10 are warm from the start and run no code. */
  private static final int LAST = 10;

  private static final Precompile NOT_AVAILABLE =
      new Precompile() {
        @Override
        public BigInteger gas(byte[] input) {
          throw new ExceptionalHalt(HaltReason.PRECOMPILE_NOT_AVAILABLE);
        }

        @Override
        public byte[] run(byte[] input) {
          throw new ExceptionalHalt(HaltReason.PRECOMPILE_NOT_AVAILABLE);
        }
      };

  private static final Map<Address, Precompile> BY_ADDRESS = table();

  private Precompiles() {}

  private static Map<Address, Precompile> table() {
    Map<Address, Precompile> table = new HashMap<>();
    for (int n = 1; n <= LAST; n++) {
      table.put(address(n), NOT_AVAILABLE);
    }
    table.put(address(1), new EcRecover());
    table.put(address(2), HashPrecompile.SHA256);
    table.put(address(3), HashPrecompile.RIPEMD160);
    table.put(address(4), HashPrecompile.IDENTITY);
    table.put(address(5), new ModExp());
    return Map.copyOf(table);
  }

  private static Address address(int n) {
    return Word.toAddress(BigInteger.valueOf(n));
  }

  static Optional<Precompile> at(Address address) {
    return Optional.ofNullable(BY_ADDRESS.get(address));
  }

  static Iterable<Address> addresses() {
    return BY_ADDRESS.keySet();
  }

  static Outcome run(Precompile precompile, Message.Call call) {
    try {
      BigInteger left = BigInteger.valueOf(call.gas()).subtract(precompile.gas(call.input()));
      return left.signum() < 0
          ? new Halt(HaltReason.OUT_OF_GAS)
          : new Success(precompile.run(call.input()), left.longValue());
    } catch (ExceptionalHalt halt) {
      return new Halt(halt.reason());
    }
  }
}
