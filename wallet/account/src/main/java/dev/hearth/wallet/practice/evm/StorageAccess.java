package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** SLOAD, SSTORE, TLOAD and TSTORE. */
final class StorageAccess {
  private StorageAccess() {}

  static void define(Opcodes table) {
    table.define(0x54, 0, StorageAccess::load);
    table.define(0x55, 0, StorageAccess::store);
    table.define(
        0x5c, Gas.TRANSIENT, frame -> frame.push(frame.substate().loadTransient(frame.popSlot())));
    table.define(0x5d, Gas.TRANSIENT, StorageAccess::storeTransient);
  }

  private static void load(Frame frame) {
    Slot slot = frame.popSlot();
    frame.use(frame.substate().warm(slot) ? Gas.COLD_SLOT : Gas.WARM);
    frame.push(frame.world().storage(slot.account(), slot.key()));
  }

  private static void storeTransient(Frame frame) {
    frame.requireWritable();
    Slot slot = frame.popSlot();
    frame.substate().storeTransient(slot, frame.pop());
  }

  private static void store(Frame frame) {
    frame.requireWritable();
    // Keeps re-entrant writes out of reach of a plain transfer's stipend (EIP-2200).
    if (frame.gas() <= Gas.CALL_STIPEND) {
      throw new ExceptionalHalt(HaltReason.OUT_OF_GAS);
    }
    Slot slot = frame.popSlot();
    StoragePrice price =
        new StoragePrice(
            frame.substate().original(slot),
            frame.world().storage(slot.account(), slot.key()),
            frame.pop());
    frame.use((frame.substate().warm(slot) ? Gas.COLD_SLOT : 0) + price.gas());
    frame.substate().addRefund(price.refund());
    frame.world().setStorage(slot.account(), slot.key(), price.written());
  }

  /** Net gas metering (EIP-2200 with the figures of EIPs 2929 and 3529). */
  private record StoragePrice(BigInteger original, BigInteger current, BigInteger written) {
    long gas() {
      if (written.equals(current) || !original.equals(current)) {
        return Gas.WARM;
      }
      return original.signum() == 0 ? Gas.STORE_SET : Gas.STORE_RESET;
    }

    long refund() {
      if (written.equals(current)) {
        return 0;
      }
      return clearing() + restoring();
    }

    private long clearing() {
      if (original.signum() == 0) {
        return 0;
      }
      long undone = current.signum() == 0 ? -Gas.STORE_CLEARED_REFUND : 0;
      return undone + (written.signum() == 0 ? Gas.STORE_CLEARED_REFUND : 0);
    }

    /** A slot back at its first value costs no more than a warm read. */
    private long restoring() {
      if (!written.equals(original)) {
        return 0;
      }
      return (original.signum() == 0 ? Gas.STORE_SET : Gas.STORE_RESET) - Gas.WARM;
    }
  }
}
