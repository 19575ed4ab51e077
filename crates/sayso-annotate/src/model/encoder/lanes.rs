//! Threads to run windows on, several side by side.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::layer::Room;

/// Pools of one thread, lent to whoever runs a window: the kernels' own threading would split single windows.
#[derive(Default)]
pub(in crate::model) struct Lanes(Mutex<Vec<ThreadPool>>);

impl Lanes {
    /// What `run` makes of each of `items`, as many side by side as the current rayon pool has threads.
    pub(in crate::model) fn each<Item: Sync, Made: Default + Send + Sync>(
        &self,
        items: &[Item],
        run: impl Fn(&mut Room, &Item) -> Made + Sync,
    ) -> Vec<Made> {
        let next = AtomicUsize::new(0);
        let answers: Vec<OnceLock<Made>> = items.iter().map(|_| OnceLock::new()).collect();
        let taken = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).zip(answers.get(at))
        };
        let work = || {
            let lane = self.take();
            lane.install(|| {
                let mut room = Room::default();
                while let Some((item, answer)) = taken() {
                    answer.get_or_init(|| run(&mut room, item));
                }
            });
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(lane);
        };
        let workers = rayon::current_num_threads().min(items.len());
        if workers <= 1 {
            work();
        } else {
            thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
        }
        answers.into_iter().map(|answer| answer.into_inner().unwrap_or_default()).collect()
    }

    fn take(&self) -> ThreadPool {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        free.unwrap_or_else(|| {
            ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started")
        })
    }
}
