// A run written by hand, as a server with a database, a file and a timer would make it: enough to fill every
// panel.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/trace/recorder.h"

namespace lg::gui::sample {

using namespace trace;

inline constexpr const char* script = R"(// 사용자 목록을 돌려주는 서버 🗄️
const express = require('express');
const { Pool } = require('pg');
const fs = require('fs');

const app = express();
const db = new Pool({ max: 4 });

app.get('/users', async (req, res) => {
  console.log('요청 도착:', req.path);
  const result = await db.query('SELECT * FROM users');
  process.nextTick(audit, req.path);
  res.json(result.rows);   // 여기서 응답이 나갑니다
});

function audit(path) {
  fs.appendFile('audit.log', `${path}\n`, () => {
    console.log('기록 끝 ✅');
  });
}

setTimeout(function report() {
  console.log('아직 살아 있습니다');
}, 100);

app.listen(3000);
)";

inline constexpr const char* diagram_text = R"(sequenceDiagram
    autonumber
    participant Client as 🧑 Client
    participant Express as 🟦 Express (JS Handler)
    participant V8 as 🧠 V8 Engine
    participant NodeCore as 🟩 Node Core (C++ Binding)
    participant libuv as 🔁 libuv (Event Loop)
    participant OS as 🟧 OS (epoll/kqueue/IOCP)
    participant DB as 🗄️ DB Server

    Client->>Express: HTTP 요청 (GET /users)
    Express->>V8: handler 실행 (await db.query)
    V8->>NodeCore: db.query() 호출
    NodeCore->>libuv: TCP 소켓 write 등록
    libuv->>OS: 소켓 fd 등록 (epoll/kqueue/IOCP)
    OS->>DB: 쿼리 전송 (커널이 DB 서버로부터 응답 패킷 도착을 감지)
    DB-->>OS: 응답 패킷 수신
    OS-->>libuv: readable 이벤트 발생
    libuv-->>NodeCore: Poll 단계에서 이벤트 감지해서 콜백 실행 (매크로태스크)
    NodeCore-->>V8: Promise.resolve() 호출
    V8-->>V8: await 재개 (마이크로태스크)
    Note right of V8: 콜스택이 비면 마이크로태스크를 먼저 실행
    V8-->>Express: res.json(rows)
    Express-->>Client: HTTP 응답 전송
)";

// Writes the run, event by event.
class Writer {
  public:
    explicit Writer(std::shared_ptr<Trace> trace) : recorder_(trace), trace_(*trace) {}

    // Fills `messages` with the events of the diagram's messages.
    void write(std::vector<Seq>& messages) {
        start();
        listen();
        request(messages);
        answer(messages);
        audit();
        finish();
    }

  private:
    StringId text(std::string_view value) { return trace_.intern(value); }
    SiteId site(std::string_view function, uint32_t line, uint32_t column = 3) {
        return trace_.intern(Site{text(function), text("main.js"), line, column});
    }
    void at(int64_t us) {
        now_ += us * 1000;
        recorder_.set_now(Time{now_});
    }
    template <class Body>
    Seq emit(const Body& body, Rule rule = Rule::none) {
        return recorder_.emit(body, rule);
    }
    template <class Body>
    Seq kernel(const Body& body, Seq cause = 0) {
        return recorder_.emit_elsewhere(Time{now_}, {LaneKind::demultiplexer, 0}, cause, body);
    }
    template <class Body>
    Seq worker(uint8_t index, const Body& body) {
        return recorder_.emit_elsewhere(Time{now_}, {LaneKind::worker, index}, recorder_.context(), body);
    }
    void line(std::string_view function, uint32_t number) {
        at(4);
        emit(LineReached{site(function, number)});
    }
    void print(std::string_view what, uint32_t number) {
        emit(ConsoleWritten{Stream::standard_output, text(std::string(what) + "\n"), site("", number)});
    }
    void drained(uint32_t ticks, uint32_t jobs) { emit(DrainEnded{ticks, jobs}, Rule::J3); }

    void start() {
        RunStarted started{};
        started.seed = 1;
        started.script = text("main.js");
        started.profile = text("20");
        started.pool_size = 4;
        emit(started);
        emit(CallbackStarted{CallbackKind::main_script, 0, site("<main>", 1), text("main.js")}, Rule::J4);
        emit(FramePushed{site("<main>", 1)});
        for (const uint32_t number : {2u, 3u, 4u, 6u, 7u, 9u, 22u}) line("<main>", number);
        TimerStarted timer{};
        timer.timer = TimerId{1};
        timer.delay_ms = 100;
        timer.due_ms = 100;
        timer.repeat = Flag::no;
        timer.referenced = Flag::yes;
        timer.function = site("report", 22);
        timer.from = site("<main>", 22);
        emit(timer, Rule::J8);
        line("<main>", 26);
    }

    void listen() {
        emit(HandleOpened{HandleId{1}, HandleKind::tcp_server, 18, text("서버 0.0.0.0:3000")});
        emit(HandleChanged{HandleId{1}, Flag::yes, Flag::yes});
        kernel(InterestChanged{18, ready_read});
        emit(IoSubmitted{OperationId{1}, HandleId{1}, IoKind::accept, 0, text("accept :3000"),
                         site("<main>", 26)});
        emit(FramePopped{Flag::no});
        emit(CallbackEnded{Flag::no});
        drained(0, 0);
        emit(TurnStarted{1}, Rule::L2);
        for (const Phase phase : {Phase::timers, Phase::pending, Phase::idle_prepare, Phase::poll}) {
            at(1);
            emit(PhaseEntered{phase}, Rule::L2);
        }
        emit(PollStarted{99, PollReason::next_timer}, Rule::L6);
    }

    void request(std::vector<Seq>& messages) {
        at(4'000);
        messages.push_back(kernel(MessageSent{1, text("Client"), text("server"), text("GET /users"), 78}));
        at(50);
        kernel(MessageArrived{1, text("Client"), text("server"), text("GET /users"), 78}, messages.back());
        kernel(DescriptorReady{18, ready_read});
        emit(PollEnded{1}, Rule::L11);
        emit(LoopTimeUpdated{4});
        emit(IoFinished{19, OperationId{1}, Flag::no});
        messages.push_back(
            emit(CallbackStarted{CallbackKind::io, 1, site("handler", 9), text("GET /users")}, Rule::J2));
        emit(HandleOpened{HandleId{2}, HandleKind::tcp_socket, 19, text("Client ⇄ 서버")});
        emit(HandleChanged{HandleId{2}, Flag::yes, Flag::yes});
        emit(FramePushed{site("handler", 9)});
        line("handler", 10);
        print("요청 도착: /users", 10);
        line("handler", 11);
        messages.push_back(emit(FramePushed{site("query", 11)}));
        emit(HandleOpened{HandleId{3}, HandleKind::tcp_socket, 20, text("DB Server :5432")});
        emit(HandleChanged{HandleId{3}, Flag::yes, Flag::yes});
        messages.push_back(emit(IoSubmitted{OperationId{2}, HandleId{3}, IoKind::read, 65536,
                                            text("SELECT * FROM users"), site("query", 11)}));
        messages.push_back(kernel(InterestChanged{20, ready_read | ready_write}));
        emit(PromiseCreated{PromiseId{1}, {}, site("query", 11)});
        emit(FramePopped{Flag::no});
        emit(ReactionAdded{PromiseId{1}, Flag::yes, CoroutineId{1}, site("handler", 11)}, Rule::J5);
        emit(FrameSuspended{CoroutineId{1}, SuspendKind::await, site("handler", 11)});
        emit(CallbackEnded{Flag::no});
        drained(0, 0);
        emit(DescriptorServed{18});
        emit(PhaseEntered{Phase::check}, Rule::L2);
        emit(PhaseEntered{Phase::close}, Rule::L2);
        emit(PhaseEntered{Phase::timers}, Rule::L2);
        emit(TurnStarted{2});
        emit(PhaseEntered{Phase::poll}, Rule::L2);
        emit(PollStarted{95, PollReason::next_timer}, Rule::L6);
        messages.push_back(
            kernel(MessageSent{2, text("server"), text("DB Server"), text("SELECT * FROM users"), 40}));
    }

    void answer(std::vector<Seq>& messages) {
        at(50);
        kernel(MessageArrived{2, text("server"), text("DB Server"), text("SELECT * FROM users"), 40});
        kernel(ActorActed{text("DB Server"), text("SELECT * FROM users → 3행")});
        at(3'000);
        messages.push_back(kernel(MessageSent{2, text("DB Server"), text("server"), text("3 rows"), 214}));
        at(50);
        kernel(MessageArrived{2, text("DB Server"), text("server"), text("3 rows"), 214});
        messages.push_back(kernel(DescriptorReady{20, ready_read}));
        emit(PollEnded{1}, Rule::L11);
        emit(LoopTimeUpdated{7});
        emit(IoFinished{214, OperationId{2}, Flag::no});
        messages.push_back(
            emit(CallbackStarted{CallbackKind::io, 2, site("onread", 0), text("3 rows")}, Rule::J2));
        emit(FramePushed{site("onread", 0)});
        messages.push_back(emit(
            PromiseSettled{PromiseId{1}, Settlement::fulfilled, text("{ rows: [3] }"), site("onread", 0)}));
        const Seq queued =
            emit(JobQueued{JobId{1}, JobKind::await_resume, HandlerKind::script, site("handler", 11),
                           PromiseId{}, CoroutineId{1}, site("onread", 0), Flag::no});
        emit(JobQueued{JobId{2}, JobKind::reaction, HandlerKind::script, site("release", 7), PromiseId{},
                       CoroutineId{}, site("onread", 0), Flag::no});
        emit(FramePopped{Flag::no});
        emit(CallbackEnded{Flag::no});
        messages.push_back(recorder_.emit_caused(queued, JobStarted{JobId{1}}, Rule::J3));
        emit(FrameResumed{CoroutineId{1}, site("handler", 11)});
        line("handler", 12);
        emit(TickQueued{TickId{1}, site("audit", 16), site("handler", 12), {}});
        line("handler", 13);
        messages.push_back(emit(FramePushed{site("json", 13)}));
        messages.push_back(kernel(MessageSent{1, text("server"), text("Client"), text("200 OK"), 256}));
        emit(FramePopped{Flag::no});
        emit(FramePopped{Flag::no});
        emit(JobEnded{JobId{1}, Flag::no});
        emit(JobStarted{JobId{2}}, Rule::J3);
        emit(JobEnded{JobId{2}, Flag::no});
    }

    void audit() {
        emit(TickStarted{TickId{1}}, Rule::J3);
        emit(FramePushed{site("audit", 16)});
        line("audit", 17);
        for (uint32_t i = 0; i < 6; i++) {
            const WorkKind kinds[] = {WorkKind::open, WorkKind::write, WorkKind::close,
                                      WorkKind::stat, WorkKind::read,  WorkKind::getaddrinfo};
            emit(WorkSubmitted{OperationId{10 + i}, kinds[i], text(i == 5 ? "db.example" : "audit.log"),
                               site("audit", 17)},
                 Rule::T2);
        }
        emit(FramePopped{Flag::no});
        emit(TickEnded{TickId{1}, Flag::no});
        drained(1, 2);
        emit(DescriptorServed{20});
        for (uint8_t i = 0; i < 4; i++) worker(i, WorkStarted{OperationId{10u + i}, i});
        emit(ImmediateQueued{ImmediateId{1}, site("flush", 18), site("audit", 18)});
        emit(PhaseEntered{Phase::check}, Rule::L2);
        emit(PhaseEntered{Phase::timers}, Rule::L2);
        emit(TurnStarted{3});
        emit(PhaseEntered{Phase::poll}, Rule::L2);
        emit(PollStarted{0, PollReason::immediates_wait}, Rule::L6);
        for (uint8_t i = 0; i < 4; i++) {
            at(60 + 30 * i);
            worker(i, WorkFinished{4, OperationId{10u + i}, i});
            if (i < 2) worker(i, WorkStarted{OperationId{14u + i}, i});
        }
        kernel(DescriptorReady{3, ready_read});
        emit(PollEnded{4}, Rule::L12);
        for (uint32_t i = 0; i < 4; i++) {
            emit(CallbackStarted{CallbackKind::work, 10 + i, site("", 17), text("audit.log")}, Rule::T3);
            if (i == 3) print("기록 끝 ✅", 18);
            emit(CallbackEnded{Flag::no});
            drained(0, 0);
            at(20);
        }
    }

    void finish() {
        at(90'000);
        emit(LoopTimeUpdated{101});
        emit(PhaseEntered{Phase::timers}, Rule::L2);
        emit(TimerStopped{TimerId{1}, Flag::yes}, Rule::J9);
        emit(CallbackStarted{CallbackKind::timer, 1, site("report", 22), {}}, Rule::J1);
        emit(FramePushed{site("report", 22)});
        line("report", 23);
        print("아직 살아 있습니다", 23);
        emit(FramePopped{Flag::no});
        emit(CallbackEnded{Flag::no});
        drained(0, 0);
        emit(RunEnded{ExitReason::loop_empty, 0});
    }

    Recorder recorder_;
    Trace& trace_;
    int64_t now_ = 0;
};

struct Run {
    std::shared_ptr<Trace> trace = std::make_shared<Trace>();
    std::vector<Seq> message_events;  // by message of the diagram
};

inline Run run() {
    Run made;
    Writer(made.trace).write(made.message_events);
    return made;
}

}  // namespace lg::gui::sample
