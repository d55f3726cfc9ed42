package dev.hearth.wallet.keys;

import java.util.List;

/**
 * Where a key stands in the tree of BIP-32, after BIP-44: purpose, coin (60 for Ethereum), account,
 * change, index.
 *
 * @param steps child numbers from the master key down; hardened ones have the highest bit set
 */
record KeyPath(List<Integer> steps) {
  private static final int HARDENED = 0x8000_0000;

  /** m/44'/60'/0'/0/0: the first account of every common wallet, so the money is found there. */
  static final KeyPath WALLET = account(0, 0);

  /** An account no wallet reaches by counting up, so nobody sends money to a machine's key. */
  private static final int MACHINES = 7001;

  KeyPath {
    steps = List.copyOf(steps);
  }

  /** m/44'/60'/7001'/0/machine. */
  static KeyPath machine(int machine) {
    if (machine < 0) {
      throw new IllegalArgumentException("machines are counted from 0, not " + machine);
    }
    return account(MACHINES, machine);
  }

  private static KeyPath account(int account, int index) {
    return new KeyPath(List.of(44 | HARDENED, 60 | HARDENED, account | HARDENED, 0, index));
  }
}
