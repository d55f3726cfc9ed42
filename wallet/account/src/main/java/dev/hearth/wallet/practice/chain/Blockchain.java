package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.evm.BlockContext;
import dev.hearth.wallet.practice.evm.Execution;
import dev.hearth.wallet.practice.evm.Invocation;
import dev.hearth.wallet.practice.evm.StateTrie;
import dev.hearth.wallet.practice.evm.Transition;
import dev.hearth.wallet.practice.evm.WorldState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks and the state after the last: a pure function of the genesis and of what follows, with no
 * clock and no files. Not thread-safe.
 */
final class Blockchain {
  private final BigInteger chainId;
  private final WorldState world = new WorldState();
  private final StateTrie stateTrie = new StateTrie(world);
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Hash, Block> byHash = new HashMap<>();
  private final Map<Hash, Block> byTransaction = new HashMap<>();

  Blockchain(Genesis genesis) {
    chainId = BigInteger.valueOf(genesis.chainId());
    genesis.funded().forEach(this::setBalance);
    append(
        new Header(
            Hash.ZERO,
            stateTrie.root(),
            Block.root(Optional.empty()),
            Block.root(Optional.empty()),
            Bloom.of(List.of()),
            0,
            Genesis.GAS_LIMIT,
            0,
            genesis.time(),
            Hash.ZERO,
            genesis.baseFee().amount()),
        Optional.empty());
  }

  BigInteger chainId() {
    return chainId;
  }

  WorldState world() {
    return world;
  }

  List<Block> blocks() {
    return blocks;
  }

  Block head() {
    return blocks.getLast();
  }

  Optional<Block> block(Hash hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  Optional<Block> blockOf(Hash transaction) {
    return Optional.ofNullable(byTransaction.get(transaction));
  }

  void setBalance(Address address, Wei balance) {
    world.setBalance(address, balance.amount());
    world.commit();
  }

  BigInteger nextBaseFee() {
    return BaseFee.after(head().header());
  }

  /** Seals a block with a transaction that {@link Admission} let in. */
  Block seal(Transaction transaction, long time) {
    BlockContext context = nextBlock(time);
    BigInteger price = transaction.effectiveGasPrice(context.baseFee());
    Execution execution =
        Transition.apply(world, context, transaction.invocation(context.baseFee()));
    world.commit();
    return append(context, Optional.of(Receipt.of(transaction, price, execution)));
  }

  Block sealEmpty(long time) {
    return append(nextBlock(time), Optional.empty());
  }

  /** What would happen in the next block; leaves no trace. */
  Execution attempt(Invocation invocation, long time) {
    try {
      return Transition.apply(world, nextBlock(time), invocation);
    } finally {
      world.rollback();
    }
  }

  private BlockContext nextBlock(long time) {
    return new BlockContext(
        chainId,
        head().number() + 1,
        time,
        Genesis.GAS_LIMIT,
        nextBaseFee(),
        Header.COINBASE,
        Hash.keccak256(head().hash().toArray()),
        number -> blocks.get(Math.toIntExact(number)).hash());
  }

  private Block append(BlockContext context, Optional<Receipt> receipt) {
    Header header =
        new Header(
            head().hash(),
            stateTrie.root(),
            Block.root(receipt.map(r -> r.transaction().raw().toArray())),
            Block.root(receipt.map(Receipt::encode)),
            receipt.map(Receipt::bloom).orElse(Bloom.of(List.of())),
            context.number(),
            context.gasLimit(),
            receipt.map(Receipt::gasUsed).orElse(0L),
            context.time(),
            context.prevRandao(),
            context.baseFee());
    return append(header, receipt);
  }

  private Block append(Header header, Optional<Receipt> receipt) {
    Block block = Block.of(header, receipt);
    blocks.add(block);
    byHash.put(block.hash(), block);
    receipt.ifPresent(r -> byTransaction.put(r.transaction().hash(), block));
    return block;
  }
}
