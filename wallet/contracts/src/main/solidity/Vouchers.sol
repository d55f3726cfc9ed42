// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bonds} from "./Bonds.sol";
import {IEscrow} from "./IEscrow.sol";
import {Signatures} from "./Signatures.sol";
import {Slices} from "./Slices.sol";
import {Lease, SignedLease, hashLease} from "./types/Lease.sol";
import {Voucher, hashVoucher} from "./types/Voucher.sol";

/// @notice Deposits, vouchers and refunds; see `IEscrow` for what each call promises.
///
/// Why it cannot pay out more than it holds: the slices of a job are disjoint parts of its deposit, a provider is
/// never paid more than its own slices hold, so all payments of a job together never exceed its deposit. A refund is the
/// deposit less those payments, less what claims have reserved; from then on only claims pay, no more than is reserved
/// for their providers, and what they leave is refunded after them. Jobs in one token share a balance but no accounts.
///
/// Why it is safe to be called back: every function writes its last state before it takes or sends, and does that last.
abstract contract Vouchers is IEscrow, Bonds {
    using Slices for mapping(uint256 => Slices.Slice);

    mapping(bytes32 job => Job) internal jobs;
    mapping(bytes32 job => mapping(uint256 end => Slices.Slice)) internal slices;

    /// @dev What claims may still be paid: the sum of `owed` over all providers.
    mapping(bytes32 job => uint256) private reserved;

    mapping(bytes32 job => mapping(address provider => Listed)) internal listed;

    mapping(bytes32 job => mapping(address provider => Account)) internal accounts;

    /// @dev What a job's refund left for claims.
    mapping(bytes32 job => uint256) private kept;

    /// @dev The prices of leases in a provider's claims.
    /// @param stood of those that its claims were paid for
    /// @param pending of those that they may yet be paid for
    struct Listed {
        uint128 stood;
        uint128 pending;
    }

    /// @dev Around whatever changes what a provider's claims may be paid.
    modifier reserving(bytes32 job, address provider) {
        uint256 before = owed(job, provider);
        _;
        uint256 now_ = owed(job, provider);
        if (now_ != before) reserved[job] = reserved[job] - before + now_;
    }

    /// @inheritdoc IEscrow
    function fund(bytes32 job, address signer, uint64 deadline, address token, uint256 amount) external payable {
        if (jobs[job].payer != address(0)) revert JobExists(job);
        // Without a signer nobody could lease; it also keeps the zero that a failed recovery gives from matching.
        if (signer == address(0)) revert NoSigner();
        if (deadline <= block.timestamp) revert DeadlinePassed(deadline);
        jobs[job] = Job(msg.sender, deadline, false, signer, checkedDeposit(0, amount), 0, token);
        emit Funded(job, msg.sender, signer, token, amount, deadline);
        take(token, amount);
    }

    /// @inheritdoc IEscrow
    function topUp(bytes32 job, uint256 amount) external payable {
        Job storage j = openJob(job);
        uint128 deposit = checkedDeposit(j.deposit, amount);
        j.deposit = deposit;
        emit ToppedUp(job, msg.sender, amount, deposit);
        take(j.token, amount);
    }

    /// @inheritdoc IEscrow
    function redeem(Voucher calldata voucher, bytes calldata signature, SignedLease[] calldata leases) external {
        Job storage j = openJob(voucher.job);
        bytes32 domain = Signatures.domainSeparator();
        requireSignedBy(j.signer, Signatures.digest(domain, hashVoucher(voucher)), signature);
        pay(j, voucher, takeSlices(j, domain, voucher, leases));
    }

    /// @inheritdoc IEscrow
    function refund(bytes32 job) external {
        Job storage j = knownJob(job);
        if (block.timestamp < j.deadline) revert DeadlineAhead(j.deadline);
        uint256 rest = j.closed ? release(job) : close(j, job);
        emit Refunded(job, j.payer, rest);
        send(j.token, j.payer, rest);
    }

    /// @inheritdoc IEscrow
    function jobOf(bytes32 job) external view returns (Job memory) {
        return jobs[job];
    }

    /// @inheritdoc IEscrow
    function accountOf(bytes32 job, address provider) external view returns (Account memory) {
        return accounts[job][provider];
    }

    /// @inheritdoc IEscrow
    function sliceEndingAt(bytes32 job, uint256 end) external view returns (uint256 price, uint256 next) {
        Slices.Slice storage slice = slices[job][end];
        return (slice.price, slice.next);
    }

    /// @inheritdoc IEscrow
    function hintFor(bytes32 job, uint256 from) external view returns (uint256 hint) {
        (hint,) = slices[job].neighbours(from, 0);
    }

    /// @inheritdoc IEscrow
    function domainSeparator() external view returns (bytes32) {
        return Signatures.domainSeparator();
    }

    /// @dev Takes the slice of every lease; the sum of their prices. They are disjoint parts of one deposit, so the sum is
    /// at most the deposit.
    function takeSlices(Job storage j, bytes32 domain, Voucher calldata voucher, SignedLease[] calldata leases)
        private
        returns (uint256 sum)
    {
        for (uint256 i = 0; i < leases.length; i++) {
            Lease calldata lease = leases[i].lease;
            if (lease.job != voucher.job || lease.provider != voucher.provider) revert LeaseMismatch(i);
            requireSignedBy(j.signer, Signatures.digest(domain, hashLease(lease)), leases[i].signature);
            slices[lease.job].take(lease.from, lease.price, j.deposit, leases[i].hint);
            sum += lease.price;
            emit SliceTaken(
                lease.job, lease.provider, lease.round, lease.shard, lease.replica, lease.from, lease.price
            );
        }
    }

    /// @dev Pays what the voucher is worth beyond what was paid, within what the provider's slices hold.
    function pay(Job storage j, Voucher calldata voucher, uint256 newlyTaken) private {
        Account storage account = accounts[voucher.job][voucher.provider];
        // taken <= deposit < 2^128, so nothing is cut off.
        account.taken += uint128(newlyTaken);
        uint256 due = dueTo(voucher.job, voucher.provider, voucher.total);
        if (due == 0) revert NothingToPay(voucher.total, account.taken, account.paid);
        book(j, voucher.job, voucher.provider, due);
        emit Redeemed(voucher.job, voucher.provider, due, account.paid);
        payOut(j.token, voucher.provider, due);
    }

    function book(Job storage j, bytes32 job, address provider, uint256 due) private reserving(job, provider) {
        accounts[job][provider].paid += uint128(due);
        j.paid += uint128(due);
    }

    /// @dev What a provider has earned, by this voucher or by its claims, as far as its slices hold that much, beyond
    /// what it was paid. The larger of the two and not their sum: a voucher does not say which leases are in it, and
    /// claims may list the same.
    function dueTo(bytes32 job, address provider, uint256 total) private view returns (uint256) {
        Account storage account = accounts[job][provider];
        uint256 earned = listed[job][provider].stood;
        if (total > earned) earned = total;
        if (account.taken < earned) earned = account.taken;
        return earned > account.paid ? earned - account.paid : 0;
    }

    /// @dev What a provider's pending claims can add to what it was paid. They list again what its vouchers paid, since
    /// only the larger of the two counts; that needs no second reserve.
    function owed(bytes32 job, address provider) private view returns (uint256) {
        Listed storage l = listed[job][provider];
        uint256 pending = l.pending;
        if (pending == 0) return 0;
        uint256 all = l.stood + pending;
        uint256 paid = accounts[job][provider].paid;
        uint256 more = all > paid ? all - paid : 0;
        return more < pending ? more : pending;
    }

    /// @dev Ends the job but for its claims, for which the rest is kept. Claims on slices that somebody else was paid from
    /// may have reserved more than there is: then all is.
    function close(Job storage j, bytes32 job) private returns (uint256 rest) {
        uint256 left = j.deposit - j.paid;
        uint256 keep = reserved[job];
        if (keep > left) keep = left;
        j.closed = true;
        if (keep != 0) kept[job] = keep;
        return left - keep;
    }

    /// @dev What was kept for claims that are no more.
    function release(bytes32 job) private returns (uint256 rest) {
        uint256 keep = kept[job];
        uint256 wanted = reserved[job];
        if (keep <= wanted) revert JobClosed(job);
        kept[job] = wanted;
        return keep - wanted;
    }

    /// @dev Books what a provider is to be paid by leases of its claims that stood, of these prices together. No more than
    /// they are, so that it is within what was reserved for them.
    function countListed(bytes32 job, address provider, uint128 prices)
        internal
        reserving(job, provider)
        returns (uint256 due)
    {
        Job storage j = jobs[job];
        Listed storage l = listed[job][provider];
        l.pending -= prices;
        l.stood += prices;
        due = dueTo(job, provider, 0);
        if (due > prices) due = prices;
        accounts[job][provider].paid += uint128(due);
        j.paid += uint128(due);
        if (j.closed) kept[job] -= due;
    }

    function openJob(bytes32 job) internal view returns (Job storage j) {
        j = knownJob(job);
        if (j.closed) revert JobClosed(job);
    }

    function knownJob(bytes32 job) private view returns (Job storage j) {
        j = jobs[job];
        if (j.payer == address(0)) revert UnknownJob(job);
    }

    /// @dev The deposit with what is added, kept to 128 bits so that a slice fits in one word.
    function checkedDeposit(uint256 before, uint256 amount) private pure returns (uint128) {
        if (amount == 0) revert NoDeposit();
        uint256 deposit = before + amount;
        if (deposit > type(uint128).max) revert DepositTooLarge(deposit);
        return uint128(deposit);
    }

    function requireSignedBy(address expected, bytes32 digest, bytes calldata signature) internal pure {
        address recovered = Signatures.recover(digest, signature);
        if (recovered != expected) revert WrongSigner(recovered, expected);
    }
}
