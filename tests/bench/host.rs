//! A local web server for a built site; sends the precompressed files if the browser accepts
//! them.

use std::fs;
use std::io::{BufRead, BufReader, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

/// Serves `folder` at `/` on a free port until the program ends. Returns the origin.
pub fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("the address just bound");
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let folder = folder.clone();
            // Ignores errors, because a browser may close the connection early.
            thread::spawn(move || drop(answer(&stream, &folder)));
        }
    });
    format!("http://{address}")
}

fn answer(mut stream: &TcpStream, folder: &Path) -> Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut takes_brotli = false;
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    let path = Path::new(path.trim_start_matches('/'));
    let is_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let mut file = folder.join(path);
    if file.is_dir() {
        file = file.join("index.html");
    }
    if !is_inside || !file.is_file() {
        return stream
            .write_all(b"HTTP/1.1 404 -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    send(stream, &file, takes_brotli)
}

fn send(mut stream: &TcpStream, file: &Path, takes_brotli: bool) -> Result<()> {
    let compressed = PathBuf::from(format!("{}.br", file.display()));
    let is_compressed = takes_brotli && compressed.is_file();
    let body = fs::read(if is_compressed { &compressed } else { file })?;
    let encoding = if is_compressed {
        "Content-Encoding: br\r\n"
    } else {
        ""
    };
    let head = format!(
        "HTTP/1.1 200 -\r\nContent-Type: {}\r\nContent-Length: {}\r\n{encoding}\
         Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
        mime_of(file),
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

fn mime_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
