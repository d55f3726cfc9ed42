package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;

/** Signs leases and vouchers of one job for one domain. */
record Submitter(NodeKey key, Eip712 domain, Hash job) {
  private static final Hash ROOT = Hash.sha256("start".getBytes());
  private static final Hash PROGRAM = Hash.sha256("program".getBytes());

  SignedLease lease(Address provider, long from, long price) {
    return lease(provider, Wei.of(from), Wei.of(price));
  }

  /** Of a shard of its own. */
  SignedLease lease(Address provider, Wei from, Wei price) {
    return lease(provider, from.amount().intValue() & 0xffff, from, price);
  }

  SignedLease lease(Address provider, int shard, Wei from, Wei price) {
    return sign(
        new Lease(
            job, 3, shard, 0, provider, provider, from, price, ROOT, PROGRAM, ROOT, 2_000_000_000));
  }

  SignedLease sign(Lease lease) {
    return new SignedLease(lease, key.sign(lease.digest(domain)));
  }

  SignedVoucher voucher(Address provider, long total) {
    return voucher(provider, Wei.of(total));
  }

  SignedVoucher voucher(Address provider, Wei total) {
    Voucher voucher = new Voucher(job, provider, total);
    return new SignedVoucher(voucher, key.sign(voucher.digest(domain)));
  }

  Submitter signingFor(Eip712 other) {
    return new Submitter(key, other, job);
  }

  Submitter withKey(NodeKey other) {
    return new Submitter(other, domain, job);
  }

  Submitter ofJob(Hash other) {
    return new Submitter(key, domain, other);
  }
}
