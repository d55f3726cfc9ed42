// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Who offers to keep what is claimed, and which three of them a beacon draws for a job. The escrow takes whomever a
/// payer names in `openClaims`; a provider compares those with the drawn ones before it works.
interface IKeepers {
    /// @param place its number in the list, from 1; 0 when it is not in it
    /// @param free from when on a keeper that resigned may take its bond back; 0 while it has not
    struct Keeper {
        uint32 place;
        uint64 free;
    }

    /// @param announced the block; 0 if it never was
    /// @param size how many keepers there were then
    /// @param deposit the job's then: one that grew since may have been chosen among many for its draw
    /// @param drawn all zero before
    struct KeepersDraw {
        uint64 announced;
        uint32 size;
        uint128 deposit;
        address[3] drawn;
    }

    event KeeperJoined(address indexed keeper);
    event KeeperResigned(address indexed keeper, uint256 free);
    event KeeperLeft(address indexed keeper);
    event KeepersAnnounced(address indexed escrow, bytes32 indexed job, uint256 number, uint256 size);
    event KeepersDrawn(address indexed escrow, bytes32 indexed job, address[3] keepers);

    error WrongBond(uint256 given, uint256 wanted);
    error KeeperExists(address keeper);
    error NoKeeper(address keeper);
    error StillBound(uint256 free);
    error TooFewKeepers(uint256 count);
    error NotTheJobsPayer(address payer);
    error AlreadyAnnounced(bytes32 job);
    error NotAnnounced(bytes32 job);
    error AlreadyDrawn(bytes32 job);
    error BeaconMissed(bytes32 job);
    /// @notice A keeper joined or left since the announcement.
    error KeepersChanged(uint256 number);

    /// @notice Offers to keep, with `KEEPERS_BOND` wei: whoever wants to be many keepers locks it as many times.
    function joinKeepers() external payable;

    /// @notice Says that the sender wants to leave. It is drawn until it has left, a week later at the earliest.
    function resign() external;

    function leaveKeepers() external;

    /// @notice Lets keepers be drawn for a job by the second block after this one: by its payer, once. It may be sent again when
    /// keepers joined or left before they were drawn.
    function announceKeepers(address escrow, bytes32 job) external;

    /// @notice Draws them; anyone may, within 256 blocks. Missed, the job has none.
    function drawKeepers(address escrow, bytes32 job) external;

    function keeperOf(address keeper) external view returns (Keeper memory);
    function keepersCount() external view returns (uint256);
    function keeperAt(uint256 index) external view returns (address);
    function keepersDrawOf(address escrow, bytes32 job) external view returns (KeepersDraw memory);
}
