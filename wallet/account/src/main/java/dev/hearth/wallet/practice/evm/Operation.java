package dev.hearth.wallet.practice.evm;

/** What an opcode does to its frame, its constant gas already paid. */
@FunctionalInterface
interface Operation {
  void run(Frame frame);
}
