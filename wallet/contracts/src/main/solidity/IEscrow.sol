// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignedLease} from "./types/Lease.sol";
import {Voucher} from "./types/Voucher.sol";

/// @notice Holds what a submitter pays for a job and hands it to providers against vouchers; what is left when
/// the deadline has passed goes back to the payer. Amounts are in the smallest unit of the job's token, times are seconds
/// since 1970.
///
/// There is no owner, no pause, no upgrade and no fee: the rules below are all that moves money.
interface IEscrow {
    /// @notice A job's account.
    /// @param payer who funded the job and gets the rest back
    /// @param deadline from when on the rest may be refunded
    /// @param closed the rest was refunded; nothing is paid any more
    /// @param signer the submitter's node key, whose signatures lease and pay
    /// @param deposit all that was ever put in
    /// @param paid all that providers have received; the escrow holds `deposit - paid` until it closes
    /// @param token what all the job's money is in, stakes and bonds too: an ERC-20 contract, or 0 for coin
    struct Job {
        address payer;
        uint64 deadline;
        bool closed;
        address signer;
        uint128 deposit;
        uint128 paid;
        address token;
    }

    /// @notice A provider's account in a job.
    /// @param paid what it has received
    /// @param taken the sum of the slices its leases have taken, which bounds `paid`
    struct Account {
        uint128 paid;
        uint128 taken;
    }

    event Funded(bytes32 indexed job, address indexed payer, address signer, address token, uint256 amount, uint64 deadline);
    event ToppedUp(bytes32 indexed job, address indexed from, uint256 amount, uint256 deposit);
    event SliceTaken(
        bytes32 indexed job,
        address indexed provider,
        uint32 round,
        uint32 shard,
        uint32 replica,
        uint256 from,
        uint256 price
    );
    /// @param total what the provider has received with it in this job
    event Redeemed(bytes32 indexed job, address indexed provider, uint256 amount, uint256 total);
    event Refunded(bytes32 indexed job, address indexed payer, uint256 amount);

    error JobExists(bytes32 job);
    error UnknownJob(bytes32 job);
    error JobClosed(bytes32 job);
    error NoSigner();
    error NoDeposit();
    error DepositTooLarge(uint256 deposit);
    error DeadlinePassed(uint64 deadline);
    error DeadlineAhead(uint64 deadline);
    /// @notice The signature is sound but not by the job's signer.
    error WrongSigner(address recovered, address expected);
    /// @notice The lease is for another job or another provider than the voucher.
    error LeaseMismatch(uint256 index);
    /// @notice The voucher's total, or what the provider's slices hold, is not above what was paid.
    error NothingToPay(uint256 total, uint256 taken, uint256 paid);

    /// @notice Opens the account of a new job with a deposit.
    /// @param signer the submitter's node key
    /// @param deadline must lie ahead
    /// @param token as in `Job`; it cannot be changed
    function fund(bytes32 job, address signer, uint64 deadline, address token, uint256 amount) external payable;

    /// @notice Adds to the deposit of an open job. Anyone may; the rest goes to the job's payer all the same.
    function topUp(bytes32 job, uint256 amount) external payable;

    /// @notice Pays `voucher.provider` what the voucher is worth, as far as its slices hold that much, beyond what it
    /// already received. Anyone may send it, so a provider needs no gas of its own. The leases listed take their
    /// slices, each once and for all; a later call brings only leases that were not listed before, or none. So many
    /// leases can be redeemed in several calls with one voucher.
    /// @param leases all for the voucher's job and provider, in any order
    function redeem(Voucher calldata voucher, bytes calldata signature, SignedLease[] calldata leases) external;

    /// @notice From the deadline on: pays what is left to the payer and closes the job, but keeps what claims made before
    /// may still be paid (`IClaims`); when they leave some of it, it may be sent again. Anyone may send it.
    function refund(bytes32 job) external;

    /// @notice A job's account, all zero if there is none.
    function jobOf(bytes32 job) external view returns (Job memory);

    /// @notice A provider's account in a job.
    function accountOf(bytes32 job, address provider) external view returns (Account memory);

    /// @notice The taken slice that ends at `end`: its length, 0 if there is none, and the end of the next one.
    /// Walking from `end` 0 lists all of them in order.
    function sliceEndingAt(bytes32 job, uint256 end) external view returns (uint256 price, uint256 next);

    /// @notice The best hint for a slice that begins at `from`. Walks the whole list: call it, do not send it.
    function hintFor(bytes32 job, uint256 from) external view returns (uint256);

    /// @notice The EIP-712 domain that leases and vouchers are signed for.
    function domainSeparator() external view returns (bytes32);
}
