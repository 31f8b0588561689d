//! One background thread that owns the register and does everything that waits for a disk.
//!
//! The window sends jobs and goes on drawing; answers come back as messages and wake it up. Jobs run one after the
//! other in the order they were sent. A job sent to a *slot* replaces an older one of the same slot: the older is
//! skipped if it has not begun, told to stop if it has, and its answer is dropped (search as you type).

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// How far a job has come, and whether it should stop. Shared by the job and the window.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    count: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

impl Progress {
    /// Called by the job: `count` of `total` done (`total` 0: not known).
    pub fn set(&self, count: usize, total: usize) {
        self.0.count.store(count, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// Called by the job between two steps: whether it should stop and undo what it began.
    pub fn cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Called by the window: count and total.
    pub fn get(&self) -> (usize, usize) {
        (self.0.count.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }

    /// Called by the window: 停止 was pressed.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}

/// What the window shows of a job that takes long.
#[derive(Clone, Debug)]
pub struct Busy {
    /// 「正在导入」
    pub doing: String,
    /// Its progress, to be read and cancelled.
    pub progress: Progress,
}

type Work<S, M> = Box<dyn FnOnce(&mut S, &Progress) -> M + Send>;

struct Job<S, M> {
    slot: Option<&'static str>,
    serial: u64,
    doing: String,
    progress: Progress,
    work: Work<S, M>,
}

struct Reply<M> {
    slot: Option<&'static str>,
    serial: u64,
    message: Option<M>,
}

enum Mode<S, M> {
    Thread { jobs: Option<Sender<Job<S, M>>>, thread: Option<JoinHandle<()>> },
    Inline(Box<S>),
}

/// The worker. `S` is what it owns, `M` the answers.
pub struct Worker<S, M> {
    mode: Mode<S, M>,
    replies: Receiver<Reply<M>>,
    answer: Sender<Reply<M>>,
    latest: HashMap<&'static str, (u64, Progress)>,
    running: Arc<Mutex<Option<Busy>>>,
    next: u64,
    open: usize,
    failed: usize,
}

impl<S: Send + 'static, M: Send + 'static> Worker<S, M> {
    /// Starts the thread. `wake` is called after every answer: `move || ctx.request_repaint()`.
    ///
    /// # Errors
    ///
    /// When the system has no thread to give.
    pub fn start(mut state: S, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = channel::<Job<S, M>>();
        let (answer, replies) = channel();
        let out = answer.clone();
        let running = Arc::new(Mutex::new(None));
        let shown = Arc::clone(&running);
        let thread = std::thread::Builder::new().name("register".into()).spawn(move || {
            for job in inbox {
                show(&shown, Some(Busy { doing: job.doing.clone(), progress: job.progress.clone() }));
                let reply = run(&mut state, job);
                show(&shown, None);
                if out.send(reply).is_err() {
                    break;
                }
                wake();
            }
        })?;
        let mode = Mode::Thread { jobs: Some(jobs), thread: Some(thread) };
        Ok(Self { mode, replies, answer, latest: HashMap::new(), running, next: 0, open: 0, failed: 0 })
    }

    /// A worker that does every job at once, for tests.
    pub fn inline(state: S) -> Self {
        let (answer, replies) = channel();
        let running = Arc::new(Mutex::new(None));
        let mode = Mode::Inline(Box::new(state));
        Self { mode, replies, answer, latest: HashMap::new(), running, next: 0, open: 0, failed: 0 }
    }

    /// Does `work` after everything sent before. Its answer always arrives.
    pub fn send(&mut self, doing: &str, work: impl FnOnce(&mut S, &Progress) -> M + Send + 'static) -> Progress {
        self.push(None, doing, Box::new(work))
    }

    /// Does `work` unless a newer job is sent to `slot` first; answers of older jobs are dropped.
    pub fn send_latest(
        &mut self,
        slot: &'static str,
        doing: &str,
        work: impl FnOnce(&mut S, &Progress) -> M + Send + 'static,
    ) -> Progress {
        self.push(Some(slot), doing, Box::new(work))
    }

    fn push(&mut self, slot: Option<&'static str>, doing: &str, work: Work<S, M>) -> Progress {
        self.next += 1;
        let progress = Progress::default();
        let job = Job { slot, serial: self.next, doing: doing.to_owned(), progress: progress.clone(), work };
        if let Some(slot) = slot
            && let Some((_, older)) = self.latest.insert(slot, (self.next, progress.clone()))
        {
            older.cancel();
        }
        self.open += 1;
        match &mut self.mode {
            Mode::Thread { jobs, .. } => {
                let sent = jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok());
                if !sent {
                    self.open -= 1;
                    self.failed += 1;
                }
            }
            Mode::Inline(state) => {
                let reply = run(state.as_mut(), job);
                let _ = self.answer.send(reply); // the receiver lives in this very struct
            }
        }
        progress
    }

    /// The answers that have come, oldest first.
    pub fn poll(&mut self) -> Vec<M> {
        let mut messages = Vec::new();
        while let Ok(reply) = self.replies.try_recv() {
            self.open = self.open.saturating_sub(1);
            let stale =
                reply.slot.is_some_and(|slot| self.latest.get(slot).is_some_and(|(newest, _)| *newest != reply.serial));
            match reply.message {
                Some(message) if !stale => messages.push(message),
                Some(_) => {}
                None if stale => {}
                None => self.failed += 1,
            }
        }
        messages
    }

    /// Whether anything is still to be answered.
    pub fn is_busy(&self) -> bool {
        self.open > 0
    }

    /// The job that runs now.
    pub fn running(&self) -> Option<Busy> {
        self.running.lock().ok().and_then(|running| running.clone())
    }

    /// How many jobs broke off without an answer since the last call. The window says so.
    pub fn take_failures(&mut self) -> usize {
        std::mem::take(&mut self.failed)
    }
}

impl<S, M> Drop for Worker<S, M> {
    /// Waits for the jobs already sent: a save that was asked for is carried out.
    fn drop(&mut self) {
        if let Mode::Thread { jobs, thread } = &mut self.mode {
            drop(jobs.take());
            if let Some(thread) = thread.take() {
                let _ = thread.join();
            }
        }
    }
}

fn show(running: &Mutex<Option<Busy>>, busy: Option<Busy>) {
    if let Ok(mut running) = running.lock() {
        *running = busy;
    }
}

/// Runs one job. A job that panics leaves the worker alive: an open transaction is rolled back while unwinding.
fn run<S, M>(state: &mut S, job: Job<S, M>) -> Reply<M> {
    let Job { slot, serial, progress, work, .. } = job;
    if slot.is_some() && progress.cancelled() {
        return Reply { slot, serial, message: None };
    }
    let message = catch_unwind(AssertUnwindSafe(|| work(state, &progress))).ok();
    Reply { slot, serial, message }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use super::*;

    fn wait(worker: &mut Worker<i32, i32>) -> Vec<i32> {
        let mut all = Vec::new();
        while worker.is_busy() {
            all.extend(worker.poll());
            std::thread::yield_now();
        }
        all
    }

    #[test]
    fn jobs_run_in_order_and_every_answer_arrives() {
        let mut worker = Worker::start(0, || {}).unwrap();
        for n in 1..=50 {
            worker.send("", move |sum, _| {
                *sum += n;
                *sum
            });
        }
        let answers = wait(&mut worker);
        assert_eq!(answers.len(), 50);
        assert_eq!(answers.last(), Some(&1275));
    }

    #[test]
    fn only_the_newest_answer_of_a_slot_is_given() {
        let mut worker = Worker::start(0, || {}).unwrap();
        let (gate, opened) = channel::<()>();
        worker.send("", move |_, _| {
            let _ = opened.recv();
            0
        });
        for n in 1..=5 {
            worker.send_latest("search", "", move |_, _| n);
        }
        gate.send(()).unwrap();
        assert_eq!(wait(&mut worker), vec![0, 5]);
        assert_eq!(worker.take_failures(), 0);
    }

    #[test]
    fn inline_jobs_are_done_at_once() {
        let mut worker: Worker<Vec<u8>, usize> = Worker::inline(Vec::new());
        worker.send("", |v, _| {
            v.push(1);
            v.len()
        });
        assert_eq!(worker.poll(), vec![1]);
        assert!(!worker.is_busy());
    }

    #[test]
    fn a_job_that_breaks_leaves_the_worker_alive() {
        let mut worker: Worker<i32, i32> = Worker::inline(0);
        worker.send("", |_, _| panic!("broken on purpose"));
        worker.send("", |_, _| 7);
        assert_eq!(worker.poll(), vec![7]);
        assert_eq!(worker.take_failures(), 1);
    }

    #[test]
    fn a_save_sent_before_closing_is_carried_out() {
        let done = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&done);
        let mut worker = Worker::start((), || {}).unwrap();
        worker.send("", move |(), _| seen.store(true, Ordering::SeqCst));
        drop(worker);
        assert!(done.load(Ordering::SeqCst));
    }
}
