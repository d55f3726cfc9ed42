// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Something of everything that costs gas. Its code lies in the test resources as Workout.bin, compiled by solc 0.8.37
/// for Cancun with the optimizer at 200 runs and metadata.bytecodeHash none.
contract Workout {
    error TooMuch(uint256 asked, uint256 there);

    event Stored(address indexed by, uint256 indexed key, bytes data);

    mapping(uint256 => uint256) public slots;
    uint128[] public packed;
    string public text;
    address public child;

    constructor(string memory initial) payable {
        text = initial;
    }

    /// Sets, changes, clears and restores slots, for net gas metering and refunds.
    function store(uint256 from, uint256 count, uint256 value) external {
        for (uint256 key = from; key < from + count; key++) {
            slots[key] = value;
            slots[key] = value + 1;
            slots[key] = value;
        }
        emit Stored(msg.sender, from, abi.encode(count, value));
    }

    function push(uint128 count) external {
        for (uint128 i = 0; i < count; i++) packed.push(i);
    }

    function pop(uint256 count) external {
        for (uint256 i = 0; i < count; i++) packed.pop();
    }

    function write(string calldata longer) external {
        text = string.concat(text, longer);
    }

    /// Memory far out, copied about and hashed.
    function hash(uint256 size) external returns (bytes32 digest) {
        bytes memory data = new bytes(size);
        for (uint256 i = 0; i < size; i += 97) data[i] = bytes1(uint8(i));
        digest = keccak256(abi.encodePacked(sha256(data), ripemd160(data), keccak256(data)));
        slots[uint256(digest)] = size;
    }

    function recover(bytes32 digest, uint8 v, bytes32 r, bytes32 s) external returns (address who) {
        who = ecrecover(digest, v, r, s);
        slots[uint256(uint160(who))] = 1;
    }

    function power(uint256 base, uint256 exponent, uint256 modulus) external returns (uint256 result) {
        (bool ok, bytes memory output) =
            address(5).call(abi.encode(32, 32, 32, base, exponent, modulus));
        require(ok, "modexp");
        result = abi.decode(output, (uint256)) + base ** (exponent & 7);
        slots[0] = result;
    }

    function spawn(bytes32 salt) external payable returns (Pupil made) {
        made = new Pupil{salt: salt, value: msg.value}(slots[0]);
        child = address(made);
    }

    /// Calls of all kinds: some fail, some write, one carries money, one gets a stipend only.
    function orchestrate(uint256 amount) external payable {
        Pupil pupil = Pupil(payable(child));
        pupil.keep{value: amount}(7);
        try pupil.fail(amount) {
            slots[1] = 1;
        } catch (bytes memory reason) {
            slots[1] = reason.length;
        }
        (bool frugal,) = child.call{gas: 5000}(abi.encodeCall(Pupil.waste, ()));
        (bool delegated,) = child.delegatecall(abi.encodeCall(Pupil.keep, (9)));
        (bool still,) = child.staticcall(abi.encodeCall(Pupil.keep, (9)));
        (bool paid,) = payable(address(uint160(amount + 0x1234))).call{value: amount}("");
        slots[2] = (frugal ? 1 : 0) + (delegated ? 2 : 0) + (still ? 4 : 0) + (paid ? 8 : 0);
    }

    function dismiss() external {
        Pupil(payable(child)).depart(payable(msg.sender));
    }

    function flash(uint256 value) external returns (uint256 sum) {
        assembly {
            tstore(1, value)
            mstore(0x1000, value)
            mcopy(0x2000, 0x1000, 64)
            sum := add(tload(1), mload(0x2000))
            sstore(3, sum)
        }
    }

    function refuse(uint256 asked) external view {
        revert TooMuch(asked, address(this).balance);
    }

    function check(uint256 value) external pure {
        require(value == 0, "not nothing");
        assert(value != 0);
    }
}

contract Pupil {
    uint256 public kept;

    constructor(uint256 start) payable {
        kept = start;
    }

    function keep(uint256 value) external payable {
        kept = value;
    }

    function fail(uint256 value) external {
        kept = value;
        revert("as told");
    }

    function waste() external {
        while (gasleft() > 100) kept++;
    }

    function depart(address payable to) external {
        selfdestruct(to);
    }
}
