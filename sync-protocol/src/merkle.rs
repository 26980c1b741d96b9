//! Merkle tree hashes of RFC 9162 (section 2.1) with SHA-256: the root of a batch's lines, and the path that
//! proves one line to be under a root.

use crate::digest::Digest;

/// The hash of a leaf (RFC 9162, section 2.1.1).
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Digest {
    Digest::of(&[&[0_u8], leaf].concat())
}

fn node_hash(left: &Digest, right: &Digest) -> Digest {
    Digest::of(&[&[1_u8], left.as_bytes().as_slice(), right.as_bytes()].concat())
}

/// The largest power of two smaller than `n`, for `n` of at least 2.
fn split_point(n: usize) -> usize {
    n.div_ceil(2).next_power_of_two()
}

/// The root over leaf hashes (RFC 9162, section 2.1.1).
#[must_use]
pub fn root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => Digest::of(b""),
        [leaf] => *leaf,
        more => {
            let (left, right) = more.split_at(split_point(more.len()));
            node_hash(&root(left), &root(right))
        }
    }
}

/// The path that proves a leaf to be under the root (RFC 9162, section 2.1.3.1); `None` outside of the tree.
#[must_use]
pub fn inclusion_path(leaves: &[Digest], index: usize) -> Option<Vec<Digest>> {
    if index >= leaves.len() {
        return None;
    }
    if leaves.len() == 1 {
        return Some(Vec::new());
    }
    let (left, right) = leaves.split_at(split_point(leaves.len()));
    let (mut path, sibling) = if index < left.len() {
        (inclusion_path(left, index)?, root(right))
    } else {
        (inclusion_path(right, index - left.len())?, root(left))
    };
    path.push(sibling);
    Some(path)
}

/// Computes the root from a leaf and its path (RFC 9162, section 2.1.3.2); `None` when the path has the wrong
/// length for a tree of that size.
#[must_use]
pub fn root_from_path(leaf: Digest, index: usize, size: usize, path: &[Digest]) -> Option<Digest> {
    if index >= size {
        return None;
    }
    let (mut fn_, mut sn, mut hash) = (index, size - 1, leaf);
    for sibling in path {
        if sn == 0 {
            return None;
        }
        if fn_ % 2 == 1 || fn_ == sn {
            hash = node_hash(sibling, &hash);
            while fn_ % 2 == 0 && fn_ != 0 {
                fn_ >>= 1;
                sn >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        fn_ >>= 1;
        sn >>= 1;
    }
    (sn == 0).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(n: usize) -> Vec<Digest> {
        (0..n).map(|i| leaf_hash(&i.to_be_bytes())).collect()
    }

    /// Test vectors of certificate-transparency logs (RFC 6962 hashing, the same as RFC 9162's).
    #[test]
    fn roots_are_those_of_known_logs() {
        assert_eq!(
            root(&[]).to_hex(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            root(&[leaf_hash(b"")]).to_hex(),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
        assert_eq!(
            root(&[leaf_hash(b""), leaf_hash(&[0])]).to_hex(),
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
        );
    }

    #[test]
    fn every_leaf_of_every_small_tree_has_a_path_to_the_root() {
        for size in 1..40 {
            let leaves = leaves(size);
            for index in 0..size {
                let path = inclusion_path(&leaves, index).unwrap();
                assert_eq!(
                    root_from_path(leaves[index], index, size, &path),
                    Some(root(&leaves))
                );
                assert_ne!(
                    root_from_path(leaf_hash(b"other"), index, size, &path),
                    Some(root(&leaves))
                );
            }
            assert_eq!(inclusion_path(&leaves, size), None);
        }
    }
}
